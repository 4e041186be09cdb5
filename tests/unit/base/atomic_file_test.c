#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib.h>

#include "base/atomic_file.h"
#include "support/cmocka_all.h"

static char *folder;

static char *in_folder(const char *name)
{
    return g_build_filename(folder, name, NULL);
}

static cor_status paint_words(void *context, const cor_sink *sink, cor_error *err)
{
    const char *words = context;
    return sink->write(sink->context, words, strlen(words)) ? COR_OK : cor_fail(err, COR_BAD_OUTPUT, "refused");
}

static cor_status paint_half(void *context, const cor_sink *sink, cor_error *err)
{
    paint_words(context, sink, err);
    return cor_fail(err, COR_BAD_DATA, "a source is broken");
}

static cor_status paint_much(void *context, const cor_sink *sink, cor_error *err)
{
    for (int i = 0; i < 1000; i++)
        if (paint_words(context, sink, err)) return cor_fail(err, COR_BAD_OUTPUT, "refused");
    return COR_OK;
}

static cor_status write_words(const char *path, const char *words, cor_error *err)
{
    return cor_write_whole(path, paint_words, (void *) words, err);
}

static void check_content(const char *path, const char *expected)
{
    char *content = NULL;
    assert_true(g_file_get_contents(path, &content, NULL, NULL));
    assert_string_equal(content, expected);
    g_free(content);
}

static int count_files(void)
{
    GDir *dir = g_dir_open(folder, 0, NULL);
    int n = 0;
    while (g_dir_read_name(dir))
        n++;
    g_dir_close(dir);
    return n;
}

static void a_file_is_written_and_replaced(void **state)
{
    (void) state;
    char *path = in_folder("map.png");
    struct stat info;
    mode_t mask = umask(022);
    assert_int_equal(write_words(path, "one", NULL), COR_OK);
    check_content(path, "one");
    assert_int_equal(stat(path, &info), 0);
    assert_int_equal(info.st_mode & 0777, 0644);
    assert_int_equal(write_words(path, "two", NULL), COR_OK);
    check_content(path, "two");
    assert_int_equal(count_files(), 1);
    umask(mask);
    unlink(path);
    g_free(path);
}

static void a_failure_leaves_the_old_file_as_it_was(void **state)
{
    (void) state;
    char *path = in_folder("map.png");
    cor_error err;
    assert_int_equal(write_words(path, "old", NULL), COR_OK);
    assert_int_equal(cor_write_whole(path, paint_half, (void *) "new", &err), COR_BAD_DATA);
    assert_string_equal(err.message, "a source is broken");
    check_content(path, "old");
    assert_int_equal(count_files(), 1);
    unlink(path);
    g_free(path);
}

static void a_full_disk_is_named_and_leaves_nothing(void **state)
{
    (void) state;
    char *path = in_folder("map.png"), *words = g_strnfill(4096, 'x');
    struct rlimit kept, small = {.rlim_cur = 100000};
    cor_error err;
    signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &kept), 0);
    small.rlim_max = kept.rlim_max;
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
    cor_status status = cor_write_whole(path, paint_much, words, &err);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &kept), 0);
    assert_int_equal(status, COR_BAD_OUTPUT);
    assert_non_null(strstr(err.message, "large")); /* "File too large" stands in for a full disk here */
    assert_string_equal(err.file, path);
    assert_int_equal(count_files(), 0);
    g_free(words);
    g_free(path);
}

static void check_refusal(const char *name, const char *expected)
{
    char *path = in_folder(name);
    cor_error err;
    int before = count_files();
    assert_int_equal(write_words(path, "x", &err), COR_BAD_OUTPUT);
    if (!strstr(err.message, expected)) fail_msg("%s: '%s' does not say '%s'", name, err.message, expected);
    assert_int_equal(count_files(), before);
    g_free(path);
}

static void a_missing_folder_and_a_folder_are_named(void **state)
{
    (void) state;
    char *file = in_folder("file");
    assert_true(g_file_set_contents(file, "", 0, NULL));
    check_refusal("nowhere/map.png", "its folder does not exist");
    check_refusal(".", "it is a folder");
    check_refusal("map/", "it is a folder");
    check_refusal("file/map.png", "a file, not a folder");
    char *long_name = g_strnfill(300, 'x');
    check_refusal(long_name, "too long");
    g_free(long_name);
    unlink(file);
    g_free(file);
}

static void a_link_stays_a_link_and_its_target_is_replaced(void **state)
{
    (void) state;
    char *target = in_folder("target.png"), *path = in_folder("link.png");
    struct stat info;
    assert_true(g_file_set_contents(target, "old", 3, NULL));
    assert_int_equal(symlink("target.png", path), 0);
    assert_int_equal(write_words(path, "new", NULL), COR_OK);
    check_content(target, "new");
    assert_int_equal(lstat(path, &info), 0);
    assert_true(S_ISLNK(info.st_mode));
    unlink(path);
    unlink(target);
    g_free(path);
    g_free(target);
}

static void a_planted_link_is_not_followed(void **state)
{
    (void) state;
    char *victim = in_folder("victim"), *path = in_folder("map.png");
    char *base = g_strdup_printf(".corridor-%ld-0", (long) getpid()), *trap = in_folder(base);
    assert_true(g_file_set_contents(victim, "mine", 4, NULL));
    assert_int_equal(symlink(victim, trap), 0);
    assert_int_equal(write_words(path, "new", NULL), COR_OK);
    check_content(victim, "mine");
    check_content(path, "new");
    unlink(victim);
    unlink(trap);
    unlink(path);
    g_free(base);
    g_free(trap);
    g_free(victim);
    g_free(path);
}

static void a_device_takes_the_bytes_and_stays(void **state)
{
    (void) state;
    struct stat info;
    assert_int_equal(write_words("/dev/null", "x", NULL), COR_OK);
    assert_int_equal(stat("/dev/null", &info), 0);
    assert_true(S_ISCHR(info.st_mode));
}

static int make_folder(void **state)
{
    (void) state;
    folder = g_dir_make_tmp("corridor-whole-XXXXXX", NULL);
    return folder ? 0 : 1;
}

static int remove_folder(void **state)
{
    (void) state;
    int failed = rmdir(folder);
    g_free(folder);
    return failed;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_file_is_written_and_replaced),
        cmocka_unit_test(a_failure_leaves_the_old_file_as_it_was),
        cmocka_unit_test(a_full_disk_is_named_and_leaves_nothing),
        cmocka_unit_test(a_missing_folder_and_a_folder_are_named),
        cmocka_unit_test(a_link_stays_a_link_and_its_target_is_replaced),
        cmocka_unit_test(a_planted_link_is_not_followed),
        cmocka_unit_test(a_device_takes_the_bytes_and_stays),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
