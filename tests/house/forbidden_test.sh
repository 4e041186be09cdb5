#!/bin/sh
# usage: forbidden.sh SRC: below the command nothing prints, exits, or asks clock, locale, environment or chance.
set -eu
cd "$1"
found=$(grep -nE '[^_a-z](printf|puts|putchar|perror|exit|abort|_exit|getenv|g_getenv|setenv|setlocale|rand|random|srand|time|gettimeofday|g_get_real_time|g_random_int|g_print|g_printerr|g_message|g_warning|system|popen)[[:space:]]*\(' \
  --include='*.c' -r . | grep -v '^./cli/' | grep -vE '^\S+\s*(/?\*|//)' || true)
[ -z "$found" ] || { echo "$found"; exit 1; }
# Which worldviews there are is a style's to say.
found=$(grep -nE '"(un|pk|cn|PK|CN|IN)"|\b(un, pk|pk, cn)\b' --include='*.[ch]' -r . | grep -vE '^\S+\s*(/?\*|//)' || true)
[ -z "$found" ] || { echo "C that knows a country:"; echo "$found"; exit 1; }
echo "no forbidden call below the command"
