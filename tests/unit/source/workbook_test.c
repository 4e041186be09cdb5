/* Spreadsheets: a sheet is read as a CSV is, and an archive that is more than a spreadsheet is refused. */
#include <cpl_vsi.h>
#include <glib.h>
#include <string.h>

#include "fixture.h"
#include "with_gdal.h"

#define MAIN "application/vnd.openxmlformats-officedocument.spreadsheetml."
#define NS "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define DECLARATION "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"

static const char types[] =
    DECLARATION "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                "<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"" MAIN "worksheet+xml\"/>"
                "<Override PartName=\"/xl/workbook.xml\" ContentType=\"" MAIN "sheet.main+xml\"/></Types>";
static const char relations[] =
    DECLARATION "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                "<Relationship Id=\"r1\" Type=\"" OFFICE "/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
                "<Relationship Id=\"r2\" Type=\"" OFFICE "/worksheet\" Target=\"worksheets/sheet2.xml\"/>"
                "<Relationship Id=\"r3\" Type=\"" OFFICE "/styles\" Target=\"styles.xml\"/></Relationships>";
static const char book[] =
    DECLARATION "<workbook xmlns=\"" NS "\" xmlns:r=\"" OFFICE "\">%s<sheets><sheet name=\"Attacks\" "
                "sheetId=\"1\" r:id=\"r1\"/>%s</sheets></workbook>";
static const char second[] = "<sheet name=\"Notes\" sheetId=\"2\" r:id=\"r2\"/>";
static const char styles[] =
    DECLARATION "<styleSheet xmlns=\"" NS "\"><numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"dd/mm/yyyy\"/>"
                "</numFmts><cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/></cellXfs></styleSheet>";
static const char sheet[] = DECLARATION "<worksheet xmlns=\"" NS "\"><sheetData>%s</sheetData></worksheet>";
static const char rows[] =
    "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Attacks, our count</t></is></c></row>"
    "<row r=\"3\"><c r=\"A3\" t=\"inlineStr\"><is><t>lon</t></is></c><c r=\"B3\" "
    "t=\"inlineStr\"><is><t>lat</t></is></c>"
    "<c r=\"C3\" t=\"inlineStr\"><is><t>day</t></is></c><c r=\"D3\" t=\"inlineStr\"><is><t>code</t></is></c>"
    "<c r=\"E3\" t=\"inlineStr\"><is><t>killed</t></is></c></row>"
    "<row r=\"4\"><c r=\"A4\"><v>62.33</v></c><c r=\"B4\"><v>25.12</v></c><c r=\"C4\" s=\"1\"><v>45530</v></c>"
    "<c r=\"D4\" t=\"inlineStr\"><is><t>007</t></is></c><c r=\"E4\"><f>1+2</f><v>3</v></c></row>"
    "<row r=\"6\"><c r=\"A6\"><v>63.04</v></c><c r=\"B6\"><v>26</v></c><c r=\"C6\" s=\"1\"><v>45531</v></c>"
    "<c r=\"D6\" t=\"inlineStr\"><is><t>a \"b\"\nc</t></is></c>"
    "<c r=\"E6\" t=\"inlineStr\"><is><t>n/a</t></is></c></row>";

static void write_entry(const char *archive, const char *name, const char *text)
{
    char *path = g_strdup_printf("/vsizip/{%s}/%s", archive, name);
    VSILFILE *file = VSIFOpenL(path, "wb");
    assert_non_null(file);
    assert_int_equal(VSIFWriteL(text, 1, strlen(text), file), strlen(text));
    VSIFCloseL(file);
    g_free(path);
}

/* An .xlsx called t.xlsx: PROPERTIES of the workbook, cells of its first sheet, and whether there is another one. */
static void write_book(fixture *f, const char *properties, const char *cells, bool two)
{
    const char *path = fixture_path(f, "t.xlsx");
    char *whole = g_strdup_printf("/vsizip/{%s}", path);
    VSILFILE *archive = VSIFOpenL(whole, "wb");
    assert_non_null(archive);
    write_entry(path, "[Content_Types].xml", types);
    write_entry(path, "xl/_rels/workbook.xml.rels", relations);
    write_entry(path, "xl/workbook.xml", cor_arena_format(f->arena, book, properties, two ? second : ""));
    write_entry(path, "xl/styles.xml", styles);
    char *filled = g_strdup_printf(sheet, cells);
    write_entry(path, "xl/worksheets/sheet1.xml", filled);
    if (two)
        write_entry(path, "xl/worksheets/sheet2.xml",
                    cor_arena_format(f->arena, sheet, "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>"));
    VSIFCloseL(archive);
    g_free(filled);
    g_free(whole);
}

static const char content[] =
    DECLARATION "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
                "xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" "
                "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><office:body><office:spreadsheet>"
                "<table:table table:name=\"Attacks\">%s<table:table-row table:number-rows-repeated=\"1048570\">"
                "<table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row></table:table>"
                "</office:spreadsheet></office:body></office:document-content>";
#define WORD(text) "<table:table-cell office:value-type=\"string\"><text:p>" text "</text:p></table:table-cell>"
#define FLOAT(x)                                                                                                       \
    "<table:table-cell office:value-type=\"float\" office:value=\"" x "\"><text:p>about</text:p></table:table-cell>"
#define DAY(x)                                                                                                         \
    "<table:table-cell office:value-type=\"date\" office:date-value=\"" x "\"><text:p>x</text:p></table:table-cell>"
#define ROW(cells) "<table:table-row>" cells "</table:table-row>"

static void write_ods(fixture *f, const char *cells)
{
    const char *path = fixture_path(f, "t.ods");
    char *whole = g_strdup_printf("/vsizip/{%s}", path);
    VSILFILE *archive = VSIFOpenL(whole, "wb");
    assert_non_null(archive);
    write_entry(path, "mimetype", "application/vnd.oasis.opendocument.spreadsheet");
    write_entry(path, "META-INF/manifest.xml", DECLARATION "<manifest/>");
    write_entry(path, "content.xml", cor_arena_format(f->arena, content, cells));
    VSIFCloseL(archive);
    g_free(whole);
}

static void a_sheet_of_an_ods_is_read_likewise(void **state)
{
    fixture *f = *state;
    write_ods(f, ROW(WORD("lon") WORD("lat") WORD("day") WORD("code"))
                     ROW(FLOAT("62.33") FLOAT("25.12") DAY("2024-08-26") WORD("007")));
    const cor_table *table = fixture_read(f, "t.ods", (cor_request){0});
    assert_int_equal(table->n_rows, 1);
    assert_string_equal(shape_at(f, table, 0), "POINT 62.33 25.12");
    assert_string_equal(text_at(table, "day", 0), "2024-08-26");
    assert_string_equal(text_at(table, "code", 0), "007");
    write_ods(f, "<table:table-row table:number-rows-repeated=\"60000\"><table:table-cell office:value-type=\"float\" "
                 "office:value=\"1\" table:number-columns-repeated=\"9000\"/></table:table-row>");
    assert_non_null(strstr(fixture_fail(f, "t.ods", (cor_request){0}), "has more than 20,000,000 cells"));
}

static void a_sheet_is_read_as_a_csv_is(void **state)
{
    fixture *f = *state;
    write_book(f, "", rows, false);
    const cor_table *table = fixture_read(f, "t.xlsx", (cor_request){0});
    assert_int_equal(table->n_rows, 2);
    assert_string_equal(shape_at(f, table, 0), "POINT 62.33 25.12");
    assert_string_equal(text_at(table, "day", 0), "2024-08-26");
    assert_string_equal(text_at(table, "code", 0), "007");
    assert_string_equal(text_at(table, "code", 1), "a \"b\"\nc");
    assert_true(number_at(table, "killed", 0) == 3);
    assert_true(null_at(table, "killed", 1));
    assert_true(fixture_remarked(f, "row 3 names its columns; what stands above is a title"));
    assert_true(fixture_remarked(f, "row 6 (\"n/a\") is taken as empty"));
    table = fixture_read(f, "t.xlsx", (cor_request){.where = "day > '2024-08-26'", .skip = 2});
    assert_int_equal(table->n_rows, 1);
}

static void of_several_sheets_one_is_named(void **state)
{
    fixture *f = *state;
    write_book(f, "", rows, true);
    assert_non_null(strstr(fixture_fail(f, "t.xlsx", (cor_request){0}), "it has \"Attacks\", \"Notes\""));
    assert_int_equal(fixture_read(f, "t.xlsx", (cor_request){.sheet = "Attacks"})->n_rows, 2);
    assert_non_null(strstr(fixture_fail(f, "t.xlsx", (cor_request){.sheet = "Attack"}),
                           "has no sheet \"Attack\"; did you mean \"Attacks\"?"));
}

static void what_would_fill_the_memory_is_refused(void **state)
{
    fixture *f = *state;
    write_book(f, "", "<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>", false);
    assert_non_null(strstr(fixture_fail(f, "t.xlsx", (cor_request){0}), "has more than 20,000,000 cells"));
    char *blanks = g_strnfill(257 << 20, ' ');
    write_book(f, "", blanks, false);
    g_free(blanks);
    assert_non_null(strstr(fixture_fail(f, "t.xlsx", (cor_request){0}), "unpacks to more than 256 MiB"));
}

static void what_no_spreadsheet_has_is_refused(void **state)
{
    fixture *f = *state;
    write_book(f, "<workbookPr date1904=\"1\"/>", rows, false);
    assert_non_null(strstr(fixture_fail(f, "t.xlsx", (cor_request){0}), "counts its days from 1904"));
    write_book(f, "<!DOCTYPE x [<!ENTITY a \"b\">]>", rows, false);
    assert_non_null(strstr(fixture_fail(f, "t.xlsx", (cor_request){0}), "declares a type of document"));
    write_book(f, "", "<row>", false);
    assert_non_null(strstr(fixture_fail(f, "t.xlsx", (cor_request){0}), "not well formed"));
    fixture_write_text(f, "u.xlsx", "lon,lat\n1,2\n");
    assert_non_null(strstr(fixture_fail(f, "u.xlsx", (cor_request){0}), "is no spreadsheet that can be read"));
    fixture_write_text(f, "u.ods", "PK");
    assert_non_null(strstr(fixture_fail(f, "u.ods", (cor_request){0}), "is no spreadsheet that can be read"));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_set_up, fixture_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_sheet_is_read_as_a_csv_is),        TEST(a_sheet_of_an_ods_is_read_likewise),
        TEST(of_several_sheets_one_is_named),     TEST(what_would_fill_the_memory_is_refused),
        TEST(what_no_spreadsheet_has_is_refused),
    };
    return cmocka_run_group_tests(tests, start_gdal, NULL);
}
