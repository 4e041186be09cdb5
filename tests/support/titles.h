/* What becomes of the words of a map's title. */
#ifndef TESTS_SUPPORT_TITLES_H
#define TESTS_SUPPORT_TITLES_H

/* DOCUMENT, whole lines of a map document without languages and title, is drawn over the points (70, 30) and (71, 31)
 * with TITLE in LANGUAGE: it says EXPECTED. */
void check_title_of(const char *document, const char *language, const char *title, const char *expected);

/* It is a bad document with WORDS in its message, at LINE. LANGUAGE may be NULL: none is said. */
void check_title_refused(const char *document, const char *language, const char *title, int line, const char *words);

#endif
