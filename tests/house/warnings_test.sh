#!/bin/sh
# usage: warnings_test.sh TOP: warnings are errors in every preset, and in nothing that a stranger builds without one.
set -eu
cd "$1"
if grep -rnE -e '-Werror|COMPILE_WARNING_AS_ERROR' CMakeLists.txt cmake src --include=CMakeLists.txt --include='*.cmake'; then
  exit 1
fi
jq -e '.configurePresets as $all | $all[0].cacheVariables.CMAKE_COMPILE_WARNING_AS_ERROR == "ON"
       and ($all[0].name as $base | all($all[1:][]; .inherits == $base and .cacheVariables.CMAKE_COMPILE_WARNING_AS_ERROR == null))' \
  CMakePresets.json >/dev/null || { echo 'a preset takes warnings for less than errors'; exit 1; }
