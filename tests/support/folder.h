/* Folders of one's own. */
#ifndef COR_SUPPORT_FOLDER_H
#define COR_SUPPORT_FOLDER_H

/* Removes FOLDER with all that is in it; a link goes, what it leads to stays. */
void remove_folder(const char *folder);

#endif
