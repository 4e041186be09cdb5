/* Where this library lies, and what was installed with it. Nothing else says so: no environment variable, no setting.
 */
#ifndef COR_BASE_INSTALLED_H
#define COR_BASE_INSTALLED_H

/* The file that holds this code: the library, or the program when it is linked in. NULL when the system does not tell.
 * g_free. */
char *cor_library_path(void);

/* The folder of the bundled styles, shapes and maps: share/corridor of where the library is installed, or the source
 * tree that it was built in. NULL when there is none. g_free. */
char *cor_bundled_folder(void);

#endif
