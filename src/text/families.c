#include "text/families.h"

#include <string.h>

#include <glib.h>

#include "text/language.h"

/* Within a script the first family that covers a text wins: plain before ornamental, sans before serif unless a
 * serif was asked for. HB_SCRIPT_COMMON marks what serves signs of any script. */
static const cor_family families[] = {
    {"Noto Sans", HB_SCRIPT_LATIN, NULL, 0},
    {"Noto Serif", HB_SCRIPT_LATIN, NULL, 0},
    {"Noto Sans Display", HB_SCRIPT_LATIN, NULL, 0},
    {"Noto Serif Display", HB_SCRIPT_LATIN, NULL, 0},
    {"Noto Naskh Arabic", HB_SCRIPT_ARABIC, NULL, 0},
    {"Noto Nastaliq Urdu", HB_SCRIPT_ARABIC, NULL, 0},
    {"Noto Sans Arabic", HB_SCRIPT_ARABIC, NULL, 0},
    {"Noto Kufi Arabic", HB_SCRIPT_ARABIC, NULL, 0},
    {"Noto Sans CJK SC", HB_SCRIPT_HAN, "NotoSansCJK", 3},
    {"Noto Sans CJK TC", HB_SCRIPT_BOPOMOFO, "NotoSansCJK", 4},
    {"Noto Sans CJK JP", HB_SCRIPT_KATAKANA, "NotoSansCJK", 1},
    {"Noto Sans CJK KR", HB_SCRIPT_HANGUL, "NotoSansCJK", 2},
    {"Noto Sans CJK HK", HB_SCRIPT_HAN, "NotoSansCJK", 5},
    {"Noto Sans Mono CJK SC", HB_SCRIPT_HAN, "NotoSansCJK", 8},
    {"Noto Sans Mono CJK TC", HB_SCRIPT_BOPOMOFO, "NotoSansCJK", 9},
    {"Noto Sans Mono CJK JP", HB_SCRIPT_KATAKANA, "NotoSansCJK", 6},
    {"Noto Sans Mono CJK KR", HB_SCRIPT_HANGUL, "NotoSansCJK", 7},
    {"Noto Sans Mono CJK HK", HB_SCRIPT_HAN, "NotoSansCJK", 10},
    {"Noto Serif CJK SC", HB_SCRIPT_HAN, "NotoSerifCJK", 3},
    {"Noto Serif CJK TC", HB_SCRIPT_BOPOMOFO, "NotoSerifCJK", 4},
    {"Noto Serif CJK JP", HB_SCRIPT_KATAKANA, "NotoSerifCJK", 1},
    {"Noto Serif CJK KR", HB_SCRIPT_HANGUL, "NotoSerifCJK", 2},
    {"Noto Serif CJK HK", HB_SCRIPT_HAN, "NotoSerifCJK", 5},
    {"Noto Sans Symbols", HB_SCRIPT_COMMON, NULL, 0},
    {"Noto Sans Symbols2", HB_SCRIPT_COMMON, NULL, 0},
    {"Noto Sans Math", HB_SCRIPT_COMMON, NULL, 0},
    {"Noto Music", HB_SCRIPT_COMMON, NULL, 0},
    {"Noto Sans Indic Siyaq Numbers", HB_SCRIPT_COMMON, NULL, 0},
    {"Noto Sans Mayan Numerals", HB_SCRIPT_COMMON, NULL, 0},
    {"Noto Sans Adlam", HB_SCRIPT_ADLAM, NULL, 0},
    {"Noto Serif Ahom", HB_SCRIPT_AHOM, NULL, 0},
    {"Noto Sans Anatolian Hieroglyphs", HB_SCRIPT_ANATOLIAN_HIEROGLYPHS, NULL, 0},
    {"Noto Sans Armenian", HB_SCRIPT_ARMENIAN, NULL, 0},
    {"Noto Serif Armenian", HB_SCRIPT_ARMENIAN, NULL, 0},
    {"Noto Sans Avestan", HB_SCRIPT_AVESTAN, NULL, 0},
    {"Noto Sans Balinese", HB_SCRIPT_BALINESE, NULL, 0},
    {"Noto Serif Balinese", HB_SCRIPT_BALINESE, NULL, 0},
    {"Noto Sans Bamum", HB_SCRIPT_BAMUM, NULL, 0},
    {"Noto Sans Bassa Vah", HB_SCRIPT_BASSA_VAH, NULL, 0},
    {"Noto Sans Batak", HB_SCRIPT_BATAK, NULL, 0},
    {"Noto Sans Bengali", HB_SCRIPT_BENGALI, NULL, 0},
    {"Noto Serif Bengali", HB_SCRIPT_BENGALI, NULL, 0},
    {"Noto Sans Bhaiksuki", HB_SCRIPT_BHAIKSUKI, NULL, 0},
    {"Noto Sans Brahmi", HB_SCRIPT_BRAHMI, NULL, 0},
    {"Noto Sans Buginese", HB_SCRIPT_BUGINESE, NULL, 0},
    {"Noto Sans Buhid", HB_SCRIPT_BUHID, NULL, 0},
    {"Noto Sans Canadian Aboriginal", HB_SCRIPT_CANADIAN_SYLLABICS, NULL, 0},
    {"Noto Sans Carian", HB_SCRIPT_CARIAN, NULL, 0},
    {"Noto Sans Caucasian Albanian", HB_SCRIPT_CAUCASIAN_ALBANIAN, NULL, 0},
    {"Noto Sans Chakma", HB_SCRIPT_CHAKMA, NULL, 0},
    {"Noto Sans Cham", HB_SCRIPT_CHAM, NULL, 0},
    {"Noto Sans Cherokee", HB_SCRIPT_CHEROKEE, NULL, 0},
    {"Noto Sans Coptic", HB_SCRIPT_COPTIC, NULL, 0},
    {"Noto Sans Cuneiform", HB_SCRIPT_CUNEIFORM, NULL, 0},
    {"Noto Sans Cypriot", HB_SCRIPT_CYPRIOT, NULL, 0},
    {"Noto Sans Deseret", HB_SCRIPT_DESERET, NULL, 0},
    {"Noto Sans Devanagari", HB_SCRIPT_DEVANAGARI, NULL, 0},
    {"Noto Serif Devanagari", HB_SCRIPT_DEVANAGARI, NULL, 0},
    {"Noto Serif Dogra", HB_SCRIPT_DOGRA, NULL, 0},
    {"Noto Sans Duployan", HB_SCRIPT_DUPLOYAN, NULL, 0},
    {"Noto Sans Egyptian Hieroglyphs", HB_SCRIPT_EGYPTIAN_HIEROGLYPHS, NULL, 0},
    {"Noto Sans Elbasan", HB_SCRIPT_ELBASAN, NULL, 0},
    {"Noto Sans Elymaic", HB_SCRIPT_ELYMAIC, NULL, 0},
    {"Noto Sans Ethiopic", HB_SCRIPT_ETHIOPIC, NULL, 0},
    {"Noto Serif Ethiopic", HB_SCRIPT_ETHIOPIC, NULL, 0},
    {"Noto Sans Georgian", HB_SCRIPT_GEORGIAN, NULL, 0},
    {"Noto Serif Georgian", HB_SCRIPT_GEORGIAN, NULL, 0},
    {"Noto Sans Glagolitic", HB_SCRIPT_GLAGOLITIC, NULL, 0},
    {"Noto Sans Gothic", HB_SCRIPT_GOTHIC, NULL, 0},
    {"Noto Sans Grantha", HB_SCRIPT_GRANTHA, NULL, 0},
    {"Noto Serif Grantha", HB_SCRIPT_GRANTHA, NULL, 0},
    {"Noto Sans Gujarati", HB_SCRIPT_GUJARATI, NULL, 0},
    {"Noto Serif Gujarati", HB_SCRIPT_GUJARATI, NULL, 0},
    {"Noto Sans Gunjala Gondi", HB_SCRIPT_GUNJALA_GONDI, NULL, 0},
    {"Noto Sans Gurmukhi", HB_SCRIPT_GURMUKHI, NULL, 0},
    {"Noto Serif Gurmukhi", HB_SCRIPT_GURMUKHI, NULL, 0},
    {"Noto Sans Hanifi Rohingya", HB_SCRIPT_HANIFI_ROHINGYA, NULL, 0},
    {"Noto Sans Hanunoo", HB_SCRIPT_HANUNOO, NULL, 0},
    {"Noto Sans Hatran", HB_SCRIPT_HATRAN, NULL, 0},
    {"Noto Sans Hebrew", HB_SCRIPT_HEBREW, NULL, 0},
    {"Noto Serif Hebrew", HB_SCRIPT_HEBREW, NULL, 0},
    {"Noto Rashi Hebrew", HB_SCRIPT_HEBREW, NULL, 0},
    {"Noto Sans Imperial Aramaic", HB_SCRIPT_IMPERIAL_ARAMAIC, NULL, 0},
    {"Noto Sans Inscriptional Pahlavi", HB_SCRIPT_INSCRIPTIONAL_PAHLAVI, NULL, 0},
    {"Noto Sans Inscriptional Parthian", HB_SCRIPT_INSCRIPTIONAL_PARTHIAN, NULL, 0},
    {"Noto Sans Javanese", HB_SCRIPT_JAVANESE, NULL, 0},
    {"Noto Sans Kaithi", HB_SCRIPT_KAITHI, NULL, 0},
    {"Noto Sans Kannada", HB_SCRIPT_KANNADA, NULL, 0},
    {"Noto Serif Kannada", HB_SCRIPT_KANNADA, NULL, 0},
    {"Noto Sans Kayah Li", HB_SCRIPT_KAYAH_LI, NULL, 0},
    {"Noto Sans Kharoshthi", HB_SCRIPT_KHAROSHTHI, NULL, 0},
    {"Noto Sans Khmer", HB_SCRIPT_KHMER, NULL, 0},
    {"Noto Serif Khmer", HB_SCRIPT_KHMER, NULL, 0},
    {"Noto Sans Khojki", HB_SCRIPT_KHOJKI, NULL, 0},
    {"Noto Serif Khojki", HB_SCRIPT_KHOJKI, NULL, 0},
    {"Noto Sans Khudawadi", HB_SCRIPT_KHUDAWADI, NULL, 0},
    {"Noto Sans Lao", HB_SCRIPT_LAO, NULL, 0},
    {"Noto Serif Lao", HB_SCRIPT_LAO, NULL, 0},
    {"Noto Looped Lao", HB_SCRIPT_LAO, NULL, 0},
    {"Noto Sans Lepcha", HB_SCRIPT_LEPCHA, NULL, 0},
    {"Noto Sans Limbu", HB_SCRIPT_LIMBU, NULL, 0},
    {"Noto Sans Linear A", HB_SCRIPT_LINEAR_A, NULL, 0},
    {"Noto Sans Linear B", HB_SCRIPT_LINEAR_B, NULL, 0},
    {"Noto Sans Lisu", HB_SCRIPT_LISU, NULL, 0},
    {"Noto Sans Lycian", HB_SCRIPT_LYCIAN, NULL, 0},
    {"Noto Sans Lydian", HB_SCRIPT_LYDIAN, NULL, 0},
    {"Noto Sans Mahajani", HB_SCRIPT_MAHAJANI, NULL, 0},
    {"Noto Sans Malayalam", HB_SCRIPT_MALAYALAM, NULL, 0},
    {"Noto Serif Malayalam", HB_SCRIPT_MALAYALAM, NULL, 0},
    {"Noto Sans Mandaic", HB_SCRIPT_MANDAIC, NULL, 0},
    {"Noto Sans Manichaean", HB_SCRIPT_MANICHAEAN, NULL, 0},
    {"Noto Sans Marchen", HB_SCRIPT_MARCHEN, NULL, 0},
    {"Noto Sans Masaram Gondi", HB_SCRIPT_MASARAM_GONDI, NULL, 0},
    {"Noto Sans Math", HB_SCRIPT_MATH, NULL, 0},
    {"Noto Sans Medefaidrin", HB_SCRIPT_MEDEFAIDRIN, NULL, 0},
    {"Noto Sans Meetei Mayek", HB_SCRIPT_MEETEI_MAYEK, NULL, 0},
    {"Noto Sans Mende Kikakui", HB_SCRIPT_MENDE_KIKAKUI, NULL, 0},
    {"Noto Sans Meroitic", HB_SCRIPT_MEROITIC_CURSIVE, NULL, 0},
    {"Noto Sans Meroitic", HB_SCRIPT_MEROITIC_HIEROGLYPHS, NULL, 0},
    {"Noto Sans Miao", HB_SCRIPT_MIAO, NULL, 0},
    {"Noto Sans Modi", HB_SCRIPT_MODI, NULL, 0},
    {"Noto Sans Mongolian", HB_SCRIPT_MONGOLIAN, NULL, 0},
    {"Noto Sans Mro", HB_SCRIPT_MRO, NULL, 0},
    {"Noto Sans Multani", HB_SCRIPT_MULTANI, NULL, 0},
    {"Noto Sans Myanmar", HB_SCRIPT_MYANMAR, NULL, 0},
    {"Noto Serif Myanmar", HB_SCRIPT_MYANMAR, NULL, 0},
    {"Noto Sans Nabataean", HB_SCRIPT_NABATAEAN, NULL, 0},
    {"Noto Sans Newa", HB_SCRIPT_NEWA, NULL, 0},
    {"Noto Sans New Tai Lue", HB_SCRIPT_NEW_TAI_LUE, NULL, 0},
    {"Noto Sans NKo", HB_SCRIPT_NKO, NULL, 0},
    {"Noto Sans Nushu", HB_SCRIPT_NUSHU, NULL, 0},
    {"Noto Traditional Nushu", HB_SCRIPT_NUSHU, NULL, 0},
    {"Noto Serif Hmong Nyiakeng", HB_SCRIPT_NYIAKENG_PUACHUE_HMONG, "NotoSerifNyiakengPuachueHmong", 0},
    {"Noto Sans Ogham", HB_SCRIPT_OGHAM, NULL, 0},
    {"Noto Sans Old Hungarian", HB_SCRIPT_OLD_HUNGARIAN, NULL, 0},
    {"Noto Sans Old Italic", HB_SCRIPT_OLD_ITALIC, NULL, 0},
    {"Noto Sans Old North Arabian", HB_SCRIPT_OLD_NORTH_ARABIAN, NULL, 0},
    {"Noto Sans Old Permic", HB_SCRIPT_OLD_PERMIC, NULL, 0},
    {"Noto Sans Old Persian", HB_SCRIPT_OLD_PERSIAN, NULL, 0},
    {"Noto Sans Old Sogdian", HB_SCRIPT_OLD_SOGDIAN, NULL, 0},
    {"Noto Sans Old South Arabian", HB_SCRIPT_OLD_SOUTH_ARABIAN, NULL, 0},
    {"Noto Sans Old Turkic", HB_SCRIPT_OLD_TURKIC, NULL, 0},
    {"Noto Sans Ol Chiki", HB_SCRIPT_OL_CHIKI, NULL, 0},
    {"Noto Sans Oriya", HB_SCRIPT_ORIYA, NULL, 0},
    {"Noto Sans Osage", HB_SCRIPT_OSAGE, NULL, 0},
    {"Noto Sans Osmanya", HB_SCRIPT_OSMANYA, NULL, 0},
    {"Noto Sans Pahawh Hmong", HB_SCRIPT_PAHAWH_HMONG, NULL, 0},
    {"Noto Sans Palmyrene", HB_SCRIPT_PALMYRENE, NULL, 0},
    {"Noto Sans Pau Cin Hau", HB_SCRIPT_PAU_CIN_HAU, NULL, 0},
    {"Noto Sans PhagsPa", HB_SCRIPT_PHAGS_PA, NULL, 0},
    {"Noto Sans Phoenician", HB_SCRIPT_PHOENICIAN, NULL, 0},
    {"Noto Sans Psalter Pahlavi", HB_SCRIPT_PSALTER_PAHLAVI, NULL, 0},
    {"Noto Sans Rejang", HB_SCRIPT_REJANG, NULL, 0},
    {"Noto Sans Runic", HB_SCRIPT_RUNIC, NULL, 0},
    {"Noto Sans Samaritan", HB_SCRIPT_SAMARITAN, NULL, 0},
    {"Noto Sans Saurashtra", HB_SCRIPT_SAURASHTRA, NULL, 0},
    {"Noto Sans Sharada", HB_SCRIPT_SHARADA, NULL, 0},
    {"Noto Sans Shavian", HB_SCRIPT_SHAVIAN, NULL, 0},
    {"Noto Sans Siddham", HB_SCRIPT_SIDDHAM, NULL, 0},
    {"Noto Sans SignWriting", HB_SCRIPT_SIGNWRITING, NULL, 0},
    {"Noto Sans Sinhala", HB_SCRIPT_SINHALA, NULL, 0},
    {"Noto Serif Sinhala", HB_SCRIPT_SINHALA, NULL, 0},
    {"Noto Sans Sogdian", HB_SCRIPT_SOGDIAN, NULL, 0},
    {"Noto Sans Sora Sompeng", HB_SCRIPT_SORA_SOMPENG, NULL, 0},
    {"Noto Sans Soyombo", HB_SCRIPT_SOYOMBO, NULL, 0},
    {"Noto Sans Sundanese", HB_SCRIPT_SUNDANESE, NULL, 0},
    {"Noto Sans Syloti Nagri", HB_SCRIPT_SYLOTI_NAGRI, NULL, 0},
    {"Noto Sans Syriac", HB_SCRIPT_SYRIAC, NULL, 0},
    {"Noto Sans Tagalog", HB_SCRIPT_TAGALOG, NULL, 0},
    {"Noto Sans Tagbanwa", HB_SCRIPT_TAGBANWA, NULL, 0},
    {"Noto Sans Tai Le", HB_SCRIPT_TAI_LE, NULL, 0},
    {"Noto Sans Tai Tham", HB_SCRIPT_TAI_THAM, NULL, 0},
    {"Noto Sans Tai Viet", HB_SCRIPT_TAI_VIET, NULL, 0},
    {"Noto Sans Takri", HB_SCRIPT_TAKRI, NULL, 0},
    {"Noto Sans Tamil", HB_SCRIPT_TAMIL, NULL, 0},
    {"Noto Serif Tamil", HB_SCRIPT_TAMIL, NULL, 0},
    {"Noto Sans Tamil Supplement", HB_SCRIPT_TAMIL, NULL, 0},
    {"Noto Serif Tangut", HB_SCRIPT_TANGUT, NULL, 0},
    {"Noto Sans Telugu", HB_SCRIPT_TELUGU, NULL, 0},
    {"Noto Serif Telugu", HB_SCRIPT_TELUGU, NULL, 0},
    {"Noto Sans Thaana", HB_SCRIPT_THAANA, NULL, 0},
    {"Noto Sans Thai", HB_SCRIPT_THAI, NULL, 0},
    {"Noto Serif Thai", HB_SCRIPT_THAI, NULL, 0},
    {"Noto Looped Thai", HB_SCRIPT_THAI, NULL, 0},
    {"Noto Serif Tibetan", HB_SCRIPT_TIBETAN, NULL, 0},
    {"Noto Sans Tifinagh", HB_SCRIPT_TIFINAGH, NULL, 0},
    {"Noto Sans Tirhuta", HB_SCRIPT_TIRHUTA, NULL, 0},
    {"Noto Sans Ugaritic", HB_SCRIPT_UGARITIC, NULL, 0},
    {"Noto Sans Vai", HB_SCRIPT_VAI, NULL, 0},
    {"Noto Sans Wancho", HB_SCRIPT_WANCHO, NULL, 0},
    {"Noto Sans Warang Citi", HB_SCRIPT_WARANG_CITI, NULL, 0},
    {"Noto Serif Yezidi", HB_SCRIPT_YEZIDI, NULL, 0},
    {"Noto Sans Yi", HB_SCRIPT_YI, NULL, 0},
    {"Noto Sans Zanabazar Square", HB_SCRIPT_ZANABAZAR_SQUARE, NULL, 0},
};

bool cor_script_is_han(hb_script_t script)
{
    return script == HB_SCRIPT_HAN || script == HB_SCRIPT_HIRAGANA || script == HB_SCRIPT_KATAKANA ||
           script == HB_SCRIPT_HANGUL || script == HB_SCRIPT_BOPOMOFO;
}

int cor_family_count(void)
{
    return (int) G_N_ELEMENTS(families);
}

const cor_family *cor_family_at(int index)
{
    return &families[index];
}

int cor_family_find_n(const char *name, size_t length)
{
    /* All are called Noto; styles ask for others again and again. */
    if (length < 4 || g_ascii_strncasecmp(name, "Noto", 4) != 0) return COR_NO_FAMILY;
    for (int i = 0; i < cor_family_count(); i++)
        if (!g_ascii_strncasecmp(families[i].name, name, length) && !families[i].name[length]) return i;
    return COR_NO_FAMILY;
}

int cor_family_find(const char *name)
{
    return cor_family_find_n(name, strlen(name));
}

bool cor_family_is_serif(const cor_family *family)
{
    return g_str_has_prefix(family->name, "Noto Serif");
}

static bool names_part(const char *language, const char *part)
{
    for (const char *dash = language ? strpbrk(language, "-_") : NULL; dash; dash = strpbrk(dash + 1, "-_"))
        if (cor_language_is(dash + 1, part)) return true;
    return false;
}

/* Which of the Han traditions LANGUAGE writes. */
static const char *han_region(const char *language)
{
    if (cor_language_is(language, "ja")) return "JP";
    if (cor_language_is(language, "ko")) return "KR";
    if (names_part(language, "HK") || names_part(language, "MO")) return "HK";
    if (names_part(language, "TW") || names_part(language, "Hant")) return "TC";
    return "SC";
}

static int han_family(hb_script_t script, const char *language, bool serif)
{
    const char *region = script == HB_SCRIPT_HAN        ? han_region(language)
                         : script == HB_SCRIPT_HANGUL   ? "KR"
                         : script == HB_SCRIPT_BOPOMOFO ? "TC"
                                                        : "JP";
    char name[32];
    g_snprintf(name, sizeof name, "Noto %s CJK %s", serif ? "Serif" : "Sans", region);
    return cor_family_find(name);
}

int cor_family_for_script(hb_script_t script, const char *language, bool serif)
{
    int found = COR_NO_FAMILY;
    if (script == HB_SCRIPT_GREEK || script == HB_SCRIPT_CYRILLIC) script = HB_SCRIPT_LATIN;
    if (script == HB_SCRIPT_HAN || script == HB_SCRIPT_HANGUL || script == HB_SCRIPT_BOPOMOFO ||
        script == HB_SCRIPT_HIRAGANA || script == HB_SCRIPT_KATAKANA)
        return han_family(script, language, serif);
    if (script == HB_SCRIPT_ARABIC && cor_language_is_nastaliq(language)) return cor_family_find("Noto Nastaliq Urdu");
    /* Noto Naskh Arabic of Debian 12 gives Urdu's shapes of 4, 6 and 7 to every language. */
    if (script == HB_SCRIPT_ARABIC && cor_language_is(language, "fa")) return cor_family_find("Noto Sans Arabic");
    for (int i = 0; i < cor_family_count(); i++) {
        if (families[i].script != script) continue;
        if (cor_family_is_serif(&families[i]) == serif) return i;
        if (found == COR_NO_FAMILY) found = i;
    }
    return found;
}

int cor_family_next_for_signs(int index)
{
    for (int i = index + 1; i < cor_family_count(); i++)
        if (families[i].script == HB_SCRIPT_COMMON) return i;
    return COR_NO_FAMILY;
}

char *cor_family_path(cor_arena *arena, const char *folder, const cor_family *family, const char *style)
{
    if (family->nth) return cor_arena_format(arena, "%s/opentype/noto/%s-%s.ttc", folder, family->file, style);
    char *base = cor_arena_copy(arena, family->file ? family->file : family->name), *to = base;
    for (const char *from = base; *from; from++)
        if (*from != ' ') *to++ = *from;
    *to = 0;
    return cor_arena_format(arena, "%s/truetype/noto/%s-%s.ttf", folder, base, style);
}
