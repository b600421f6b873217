#include "corpus/base/utf8.h"
#include "corpus/reader/charset.h"
#include "tests/support/catch.h"

#include <string>

#include <unicode/ucnv.h>

using namespace debrief;

namespace {

/// `text` in a charset of ICU's; characters that it does not have are left out.
std::string encode(std::string_view text, const char* charset) {
    UErrorCode status = U_ZERO_ERROR;
    std::string bytes(text.size() * 4 + 16, '\0');
    UConverter* const from = ucnv_open("utf-8", &status);
    UConverter* const to = ucnv_open(charset, &status);
    REQUIRE(U_SUCCESS(status));
    ucnv_setFromUCallBack(to, UCNV_FROM_U_CALLBACK_SKIP, nullptr, nullptr, nullptr, &status);
    char* target = bytes.data();
    const char* source = text.data();
    ucnv_convertEx(to, from, &target, target + bytes.size(), &source, source + text.size(), nullptr, nullptr,
                   nullptr, nullptr, true, true, &status);
    CHECK(U_SUCCESS(status));
    bytes.resize(static_cast<std::size_t>(target - bytes.data()));
    ucnv_close(from);
    ucnv_close(to);
    return bytes;
}

constexpr std::string_view russian =
    "Правительство приняло решение увеличить расходы на строительство дорог. Министр заявил, что работы "
    "начнутся "
    "весной и продлятся около трёх лет. Жители региона давно ждали этого решения, однако сроки могут "
    "измениться.";
constexpr std::string_view ukrainian =
    "Уряд ухвалив рішення збільшити видатки на будівництво доріг. Міністр заявив, що роботи розпочнуться "
    "навесні й "
    "триватимуть близько трьох років. Її колеги вважають, що вартість сягне чотирнадцяти мільярдів.";
constexpr std::string_view greek =
    "Η κυβέρνηση αποφάσισε να αυξήσει τις δαπάνες για την κατασκευή δρόμων. Ο υπουργός δήλωσε ότι οι "
    "εργασίες θα "
    "ξεκινήσουν την άνοιξη και θα διαρκέσουν περίπου τρία χρόνια.";
constexpr std::string_view hebrew =
    "הממשלה החליטה להגדיל את ההוצאות על בניית כבישים. השר הודיע כי העבודות יתחילו באביב ויימשכו כשלוש שנים.";
constexpr std::string_view arabic =
    "قررت الحكومة زيادة الإنفاق على بناء الطرق. وأعلن الوزير أن العمل سيبدأ في الربيع وسيستمر نحو ثلاث "
    "سنوات.";
constexpr std::string_view thai =
    "รัฐบาลตัดสินใจเพิ่มงบประมาณสำหรับการก่อสร้างถนน รัฐมนตรีกล่าวว่างานจะเริ่มในฤดูใบไม้ผลิและจะใช้เวลาประมาณสามปี";
constexpr std::string_view turkish =
    "Hükümet yol yapımına ayrılan bütçeyi artırma kararı aldı. Bakan, çalışmaların baharda başlayacağını ve "
    "yaklaşık "
    "üç yıl süreceğini açıkladı. Bölge halkı uzun süredir bu kararı bekliyordu, ancak işin süresi "
    "değişebilir.";
constexpr std::string_view polish =
    "Rząd zdecydował się zwiększyć wydatki na budowę dróg. Minister oświadczył, że prace rozpoczną się "
    "wiosną i "
    "potrwają około trzech lat. Mieszkańcy regionu długo czekali na tę decyzję.";
constexpr std::string_view czech =
    "Vláda se rozhodla zvýšit výdaje na stavbu silnic. Ministr uvedl, že práce začnou na jaře a potrvají "
    "přibližně "
    "tři roky. Obyvatelé kraje na toto rozhodnutí dlouho čekali, termín se však může změnit.";
constexpr std::string_view hungarian =
    "A kormány úgy döntött, hogy növeli az útépítésre fordított kiadásokat. A miniszter közölte, hogy a "
    "munkálatok "
    "tavasszal kezdődnek, és körülbelül három évig tartanak. A régió lakói régóta vártak erre a döntésre.";
constexpr std::string_view german =
    "Die Regierung hat beschlossen, die Ausgaben für den Straßenbau zu erhöhen. Der Minister erklärte, die "
    "Arbeiten "
    "würden im Frühjahr beginnen. Außerdem müssen Brücken überprüft werden.";
constexpr std::string_view french =
    "Le gouvernement a décidé d'augmenter les dépenses. Le ministre a déclaré que les travaux commenceraient "
    "au "
    "printemps et dureraient près de trois années. À l'été, la région espérait déjà une décision.";
constexpr std::string_view english =
    "The government said it would raise spending on roads \xE2\x80\x94 the minister\xE2\x80\x99s \xE2\x80\x9C"
    "biggest\xE2\x80\x9D promise yet. It\xE2\x80\x99s expected to cost \xC2\xA3"
    "14 billion, and the caf\xC3\xA9 owners say no.";
constexpr std::string_view lithuanian =
    "Vyriausybė nusprendė padidinti išlaidas kelių statybai. Ministras pareiškė, kad darbai prasidės "
    "pavasarį ir "
    "truks apie trejus metus. Šio sprendimo gyventojai laukė ilgai, tačiau žiemą terminai gali keistis.";
constexpr std::string_view japanese =
    "政府は道路建設への支出を増やすことを決定した。大臣によると、工事は春に始まり、およそ三年間続く見込みであ"
    "る。"
    "地域の住民は長い間この決定を待っていた。";
constexpr std::string_view chinese =
    "政府决定增加道路建设支出。部长表示，工程将于春季开始，预计持续三年左右。当地居民对这一决定期待已久，但工"
    "期仍可能变化。";
constexpr std::string_view taiwanese =
    "政府決定增加道路建設支出。部長表示，工程將於春季開始，預計持續三年左右。當地居民對這一決定期待已久，但工"
    "期仍可能變化。";
constexpr std::string_view korean =
    "정부는 도로 건설 지출을 늘리기로 결정했다. 장관은 공사가 봄에 시작되어 약 삼 년 동안 계속될 것이라고 "
    "밝혔다. "
    "지역 주민들은 이 결정을 오래 기다려 왔다.";

struct Case {
    std::string_view text;
    const char* charset;  ///< of ICU's
};

}  // namespace

TEST_CASE("texts of some sentences are told from their bytes alone, in every charset", "[corpus][charset]") {
    const auto [text, charset] = GENERATE(values<Case>({
        {russian, "windows-1251"},    {russian, "koi8-r"},       {russian, "iso-8859-5"},
        {russian, "x-mac-cyrillic"},  {russian, "ibm866"},       {ukrainian, "windows-1251"},
        {ukrainian, "koi8-u"},        {greek, "windows-1253"},   {greek, "iso-8859-7"},
        {hebrew, "windows-1255"},     {hebrew, "iso-8859-8"},    {arabic, "windows-1256"},
        {arabic, "iso-8859-6"},       {thai, "windows-874"},     {turkish, "windows-1254"},
        {turkish, "iso-8859-9"},      {polish, "windows-1250"},  {polish, "iso-8859-2"},
        {czech, "windows-1250"},      {czech, "iso-8859-2"},     {hungarian, "windows-1250"},
        {hungarian, "iso-8859-2"},    {german, "windows-1252"},  {german, "macintosh"},
        {german, "ibm850"},           {french, "windows-1252"},  {french, "iso-8859-15"},
        {french, "macintosh"},        {english, "windows-1252"}, {english, "macintosh"},
        {lithuanian, "windows-1257"}, {japanese, "windows-31j"}, {japanese, "euc-jp"},
        {japanese, "iso-2022-jp"},    {chinese, "gb18030"},      {chinese, "gbk"},
        {taiwanese, "big5"},          {korean, "windows-949"},   {korean, "utf-16be"},
        {japanese, "utf-16le"},       {russian, "utf-16le"},     {english, "utf-16be"},
        {english, "utf-32le"},        {chinese, "utf-32be"},     {thai, "utf-8"},
    }));
    CAPTURE(charset, text);
    const DecodedText decoded = decode_text(encode(text, charset));
    CHECK(decoded.text == text);
    CHECK(decoded.replaced == 0);
}

TEST_CASE("a declared charset is followed to the letter", "[corpus][charset]") {
    const auto [text, charset] = GENERATE(values<Case>({
        {russian, "koi8-r"},
        {ukrainian, "koi8-u"},
        {greek, "iso-8859-7"},
        {hebrew, "windows-1255"},
        {arabic, "windows-1256"},
        {thai, "windows-874"},
        {turkish, "iso-8859-9"},
        {polish, "iso-8859-2"},
        {german, "iso-8859-1"},
        {german, "macintosh"},
        {japanese, "euc-jp"},
        {chinese, "gb18030"},
        {taiwanese, "big5"},
        {korean, "euc-kr"},
        {japanese, "iso-2022-jp"},
        {chinese, "utf-16be"},
        {korean, "utf-7"},
    }));
    // The shortest piece too, which no detector could tell.
    for (const std::string_view piece : {text, text.substr(0, code_point_boundary(text, 12))}) {
        CAPTURE(charset, piece);
        CHECK(decode_text(encode(piece, charset), charset).text == piece);
    }
}
