namespace Serverless.Wording;

/// <content>The Dutch of why something is refused, and what an upload would do.</content>
public static partial class Messages
{
    private static readonly Dictionary<string, string> DutchOfRefusals = new(StringComparer.Ordinal)
    {
        ["There is no survey '{0}'. Upload its codebook first."] =
            "Er is geen onderzoek '{0}'. Lever eerst het codeboek ervan aan.",
        ["The codebook of '{0}' has no wave '{1}'. Correct the address, or add the wave to the codebook."] =
            "Het codeboek van '{0}' heeft geen meting '{1}'. Verbeter het adres, of neem de meting op in het codeboek.",
        ["The codebook of '{0}' has no group '{1}'. Correct the address, or add the group to the codebook."] =
            "Het codeboek van '{0}' heeft geen groep '{1}'. Verbeter het adres, of neem de groep op in het codeboek.",
        ["Group '{0}' has no responses in wave '{1}'."] =
            "Van groep '{0}' zijn in meting '{1}' geen antwoorden aangeleverd.",
        [
            "No response file that is kept holds a respondent with that id. Nothing was changed, and the id was not noted."
        ] =
            "Geen enkel bewaard bestand met antwoorden bevat een respondent met dit id. Er is niets veranderd en het id is niet vastgelegd.",
        [
            "The answers of wave '{0}' are not kept any more (answersKeptUntil in the codebook). What was published stays as it is; the wave cannot be computed again and takes no responses."
        ] =
            "De antwoorden van meting '{0}' worden niet meer bewaard (answersKeptUntil in het codeboek). Wat gepubliceerd is blijft zoals het is; de meting kan niet opnieuw worden berekend en neemt geen antwoorden meer aan.",
        ["There is no such upload, or not any more."] = "Deze aanlevering is er niet, of niet meer.",
        [
            "{0} uploads in blocks of this survey are open already. Finish or abandon one, or wait: each expires a day after it began."
        ] =
            "Van dit onderzoek staan al {0} aanleveringen in blokken open. Rond er een af, breek er een af, of wacht: elke vervalt een dag nadat zij begon.",
        ["These blocks have not come yet: {0}. Send them, then finish the upload."] =
            "Deze blokken zijn nog niet aangekomen: {0}. Stuur ze, en rond de aanlevering dan af.",
        [
            "The blocks are together a file with the SHA-256 {0}, which is not the one that was said. Nothing of them was kept. Begin again."
        ] =
            "De blokken vormen samen een bestand met SHA-256 {0}, en dat is niet het aangekondigde bestand. Er is niets van bewaard. Begin opnieuw.",
        ["There is no backup yet."] = "Er is nog geen back-up.",
        ["There is no backup of {0}. There are backups of {1}."] =
            "Er is geen back-up van {0}. Er zijn back-ups van {1}.",
        ["Nothing is published of wave '{0}' of '{1}'. The wave's status says why, and what is missing."] =
            "Van meting '{0}' van '{1}' is niets gepubliceerd. De stand van de meting zegt waarom, en wat er ontbreekt.",
        ["Release {0} of wave '{1}' was withdrawn: {2}"] = "Uitgave {0} van meting '{1}' is ingetrokken: {2}",
        ["What was published of wave '{0}' was withdrawn: {1}"] =
            "Wat van meting '{0}' gepubliceerd was, is ingetrokken: {1}",
        ["Nothing that is published has this fingerprint and this name."] =
            "Er is niets gepubliceerd met deze vingerafdruk en deze naam.",
        ["Wave '{0}' has no release {1}."] = "Meting '{0}' heeft geen uitgave {1}.",
        ["Release {0} of wave '{1}' cannot be changed so: {2}"] =
            "Uitgave {0} van meting '{1}' kan niet zo worden gewijzigd: {2}",
        [
            "Release {0} of wave '{1}' changes figures in the factsheet. Give a reason in words, which readers see (\"reason\")."
        ] =
            "Uitgave {0} van meting '{1}' verandert cijfers in de factsheet. Geef een reden in woorden, die lezers te zien krijgen (\"reason\").",
        [
            "Comments on release {0} of wave '{1}' are not resolved ({2}); nothing was changed. Resolve them, or publish with ?withOpenComments=true if that is meant."
        ] =
            "Er staan opmerkingen open bij uitgave {0} van meting '{1}' ({2}); er is niets veranderd. Handel ze af, of publiceer ook met openstaande opmerkingen (?withOpenComments=true) als dat de bedoeling is.",
        ["The release has no preview with that id."] = "De uitgave heeft geen inzage met dit id.",
        ["The release has no comment with that id."] = "De uitgave heeft geen opmerking met dit id.",
        ["Wave '{0}' has no {1}."] = "Meting '{0}' heeft geen {1}.",
        [
            "{0} of wave '{1}' could not be rendered: {2} It is tried again every hour; the wave's status lists the files that were."
        ] =
            "{0} van meting '{1}' kon niet worden gemaakt: {2} Het wordt elk uur opnieuw geprobeerd; de stand van de meting zegt welke bestanden er wel zijn.",
        [
            "Wave '{0}' does not have all its files yet; its status names what is missing. A group may be left out where the codebook says so (optionalIn)."
        ] =
            "Meting '{0}' heeft nog niet alle bestanden; de stand ervan zegt wat er ontbreekt. Een groep mag wegblijven waar het codeboek dat zegt (optionalIn).",
        [
            "The codebook of '{0}' was accepted once and is not valid by today's rules: {1} Upload a corrected codebook."
        ] =
            "Het codeboek van '{0}' is ooit aangenomen en voldoet niet aan de regels van nu: {1} Lever een verbeterd codeboek aan.",
        ["Nothing has been uploaded here yet, so there is no version that could match."] =
            "Hier is nog niets aangeleverd, dus er is geen versie die kan overeenkomen.",
        [
            "The current version is \"{0}\", which the If-Match or If-None-Match of the request rules out. Look at it before you overwrite it."
        ] =
            "Er is intussen iets anders opgeslagen: versie \"{0}\", die de voorwaarde van het verzoek (If-Match, If-None-Match) uitsluit. Bekijk haar, en lever dan opnieuw aan.",
        [
            "Another version was uploaded while this one was being checked. Nothing of this one was kept. Look at the other one, then upload again."
        ] =
            "Er is een andere versie aangeleverd terwijl deze werd gecontroleerd. Van deze is niets bewaard. Bekijk de andere en lever dan opnieuw aan.",
        ["The file is larger than {0} bytes. Nothing was stored."] =
            "Het bestand is groter dan {0} bytes. Er is niets opgeslagen.",
        [
            "With this codebook something that is stored would be lost or no longer readable ({0}); nothing was stored. Correct it, or upload it with ?confirm=true if that is meant."
        ] =
            "Met dit codeboek zou iets wat is opgeslagen verloren gaan of niet meer leesbaar zijn ({0}); er is niets opgeslagen. Verbeter het, of bevestig het (?confirm=true) als dat de bedoeling is.",
        ["This needs the role {0}. This key has {1}."] = "Hiervoor is de rol {0} nodig. Deze sleutel heeft: {1}.",
        ["There is no organisation '{0}'."] = "Er is geen organisatie '{0}'.",
        ["The organisation has no key with that id."] = "De organisatie heeft geen sleutel met dit id.",
        ["The organisation has no webhook with that id."] = "De organisatie heeft geen webhook met dit id.",
        [
            "The webhook has no delivery with that id. Deliveries are listed with the webhook, the newest hundred of them."
        ] = "De webhook heeft geen bericht met dit id. De nieuwste honderd berichten staan bij de webhook.",
        ["There is no survey '{0}' that this key may change. For a new survey, choose another name."] =
            "Er is geen onderzoek '{0}' dat deze sleutel mag wijzigen. Kies een andere naam voor een nieuw onderzoek.",
        ["That would be {0}. Nothing was done. Try again later, as Retry-After says."] =
            "Dat zou te veel zijn: {0}. Er is niets gedaan. Probeer het later opnieuw, zoals Retry-After zegt.",
        ["The {0} has {1}; nothing was stored. Correct the file and upload it again."] =
            "Dit bestand ({0}) heeft {1}; er is niets opgeslagen. Verbeter het bestand en lever het opnieuw aan.",
        ["The organisation '{0}' has no house style of its own."] = "De organisatie '{0}' heeft geen eigen huisstijl.",
        ["The house style has {0}; nothing was stored. Correct the file and upload it again."] =
            "De huisstijl heeft {0}; er is niets opgeslagen. Verbeter het bestand en lever het opnieuw aan.",
        ["none"] = "geen",
        ["more"] = "meer",
        ["1 error"] = "1 fout",
        ["{0} errors"] = "{0} fouten",
        ["codebook"] = "codeboek",
        ["population file"] = "populatiebestand",
        ["response file"] = "bestand met antwoorden",
        ["template"] = "sjabloon",
        ["Wave '{0}' {1} and is not in this codebook: it can no longer be computed, and disappears from the survey."] =
            "Meting '{0}' {1} en staat niet in dit codeboek: zij kan niet meer worden berekend, en verdwijnt uit het onderzoek.",
        ["Group '{0}' has answers in wave {1} and is not in this codebook: its answers are no longer used."] =
            "Groep '{0}' heeft antwoorden in meting {1} en staat niet in dit codeboek: de antwoorden worden niet meer gebruikt.",
        [
            "{0} large files were not checked against this codebook yet. They are, before anything is computed; the status of their waves will say so if they do not fit."
        ] =
            "{0} grote bestanden zijn nog niet tegen dit codeboek gehouden. Dat gebeurt voordat er iets wordt berekend; de stand van hun metingen zegt het als ze niet passen.",
        ["row {0}, "] = "rij {0}, ",
        ["The {0} of group '{1}' in wave '{2}' does not fit this codebook: {3}. The first: {4}{5}"] =
            "Het {0} van groep '{1}' in meting '{2}' past niet bij dit codeboek: {3}. De eerste: {4}{5}",
        ["is published"] = "is gepubliceerd",
        ["has answers"] = "heeft antwoorden",
        ["There are more than {0} files. Put them in a zip file."] =
            "Er zijn meer dan {0} bestanden. Stop ze in een zipbestand.",
        [
            "Reading the files took more than {0} minutes of processor time and was stopped. Leave out columns and rows that hold nothing."
        ] =
            "Het lezen van de bestanden kostte meer dan {0} minuten rekentijd en is gestopt. Laat kolommen en rijen weg waar niets in staat.",
        ["The template is not UTF-8 text. Save it as UTF-8."] =
            "Het sjabloon is geen UTF-8-tekst. Bewaar het als UTF-8.",
        [
            "The template is empty. Write the text of the factsheet, or leave the template out to have the one that comes with the product."
        ] =
            "Het sjabloon is leeg. Schrijf de tekst van de factsheet, of laat het sjabloon weg om het standaardsjabloon te krijgen.",
        ["Say how large the file is: \"bytes\", 1 at least."] =
            "Zeg hoe groot het bestand is: \"bytes\", ten minste 1.",
        ["Say which file it is: \"sha256\", its SHA-256 as 64 lower-case hex digits."] =
            "Zeg welk bestand het is: \"sha256\", de SHA-256 ervan als 64 hexadecimale cijfers in kleine letters.",
        ["A file with this SHA-256 is being uploaded, of {0} bytes. Say the same size."] =
            "Er wordt al een bestand met deze SHA-256 aangeleverd, van {0} bytes. Noem dezelfde grootte.",
        ["The file has blocks 1 to {0}; {1} is not one."] =
            "Het bestand heeft de blokken 1 tot en met {0}; {1} is er niet een van.",
        ["Block {0} has {1} bytes; {2} came. It was not kept. Send it again."] =
            "Blok {0} heeft {1} bytes; er kwamen er {2}. Het is niet bewaard. Stuur het opnieuw.",
        ["The bytes of block {0} do not have the SHA-256 that Content-Digest says. It was not kept. Send it again."] =
            "De bytes van blok {0} hebben niet de SHA-256 die Content-Digest noemt. Het is niet bewaard. Stuur het opnieuw.",
        ["The codebook is of survey '{0}', the address is of '{1}'. Make them the same."] =
            "Het codeboek is van onderzoek '{0}', het adres van '{1}'. Maak ze gelijk.",
        ["its files are not rendered yet."] = "de bestanden ervan zijn nog niet gemaakt.",
        ["A preview is open for 1 to {0} days (\"days\")."] = "Een inzage is 1 tot {0} dagen geldig (\"days\").",
        ["A label is one line of at most {0} characters (\"label\")."] =
            "Een omschrijving is één regel van hooguit {0} tekens (\"label\").",
        ["A release has at most {0} previews."] = "Een uitgave heeft hooguit {0} inzages.",
        ["it is or was public, and needs no preview."] = "zij is of was openbaar, en heeft geen inzage nodig.",
        ["a later one took its place."] = "een latere uitgave is ervoor in de plaats gekomen.",
        ["A comment is plain text of 1 to {0} characters (\"text\")."] =
            "Een opmerking is platte tekst van 1 tot {0} tekens (\"text\").",
        ["comments are made on a release before it is public."] =
            "opmerkingen worden bij een uitgave gemaakt voordat zij openbaar is.",
        ["The release has no block with that id (\"block\"). Its blocks are listed at …/blocks."] =
            "De uitgave heeft geen blok met dit id (\"block\"). De blokken staan op …/blocks.",
        ["A release has at most {0} comments."] = "Een uitgave heeft hooguit {0} opmerkingen.",
        ["it is not published."] = "zij is niet gepubliceerd.",
        ["Give a reason in words, which readers see (\"reason\")."] =
            "Geef een reden in woorden, die lezers te zien krijgen (\"reason\").",
        ["it is not a draft."] = "zij is geen concept.",
        ["a later one took its place, {0}."] = "een latere uitgave is ervoor in de plaats gekomen, {0}.",
        ["The moment is more than five years ahead."] = "Het moment ligt meer dan vijf jaar in de toekomst.",
        ["release {0} is published. Withdraw that one first."] = "uitgave {0} is gepubliceerd. Trek die eerst in.",
        ["its files bear the date on which it was published; it can be published again now, not later."] =
            "de bestanden ervan dragen de datum waarop zij gepubliceerd werd; zij kan nu opnieuw gepubliceerd worden, niet later.",
        ["A reason is one line of at most {0} characters."] = "Een reden is één regel van hooguit {0} tekens.",
        ["The reason cannot be printed. {0}"] = "De reden kan niet worden afgedrukt. {0}",
        ["An organisation has a title of 1 to {0} characters."] =
            "Een organisatie heeft een naam van 1 tot {0} tekens.",
        ["more than {0} requests in this minute"] = "meer dan {0} verzoeken in deze minuut",
        ["{0} uploads at once already"] = "er lopen al {0} aanleveringen tegelijk",
        ["more than {0} bytes of uploads today (UTC)"] = "meer dan {0} bytes aan aanleveringen vandaag (UTC)",
        ["This key was revoked, has expired or was rotated before. Issue a new one instead."] =
            "Deze sleutel is geblokkeerd, verlopen of al eerder vervangen. Geef een nieuwe uit.",
        ["A key has a label of 1 to {0} characters that says what it is for."] =
            "Een sleutel heeft een omschrijving van 1 tot {0} tekens die zegt waarvoor hij is.",
        ["A key has one or more of the roles {0}."] = "Een sleutel heeft een of meer van deze rollen: {0}.",
        ["A key expires after now and at most {0} days from now."] =
            "Een sleutel verloopt na nu en hooguit {0} dagen na nu.",
        ["The overlap is longer than {0} hours, or less than none."] =
            "De overlap is langer dan {0} uur, of korter dan niets.",
        ["more than {0} requests without a key in this minute from your network"] =
            "meer dan {0} verzoeken zonder sleutel in deze minuut vanuit uw netwerk",
        ["This is not a key, or not all of it. Keys begin with swk_."] =
            "Dit is geen sleutel, of niet de hele. Sleutels beginnen met swk_.",
        ["There is no such key."] = "Deze sleutel bestaat niet.",
        ["This key was revoked. An administrator of the organisation issues another."] =
            "Deze sleutel is geblokkeerd. Een beheerder van de organisatie kan een andere uitgeven.",
        ["This key expired on {0}. An administrator of the organisation issues another."] =
            "Deze sleutel is verlopen op {0}. Een beheerder van de organisatie kan een andere uitgeven.",
        [
            "Checking the file took more than {0} minutes of processor time and was stopped. Leave out columns and rows that hold nothing."
        ] =
            "Het controleren van het bestand kostte meer dan {0} minuten rekentijd en is gestopt. Laat kolommen en rijen weg waar niets in staat.",
        [
            "This respondent was erased and is not taken in again. Leave the row out, or upload with ?withoutErased=true to have all such rows left out."
        ] =
            "Deze respondent is gewist en wordt niet opnieuw aangenomen. Laat de rij weg, of laat al zulke rijen weglaten (?withoutErased=true).",
        ["An organisation has at most {0} webhooks. Remove one first."] =
            "Een organisatie heeft hooguit {0} webhooks. Verwijder er eerst een.",
        ["The label of a webhook has at most {0} characters on one line."] =
            "De omschrijving van een webhook heeft hooguit {0} tekens op één regel.",
        ["The events of a webhook are one or more of {0}."] =
            "De gebeurtenissen van een webhook zijn een of meer van {0}.",
        ["Schemas are codebook and results."] = "Schema's zijn codebook en results.",
        ["The token does not say whose it is (oid)."] = "Het token zegt niet van wie het is (oid).",
        ["The token has no app role here. An administrator of the tenant assigns one, such as organisation.uploader."] =
            "Het token heeft hier geen approl. Een beheerder van de tenant kent er een toe, zoals organisatie.uploader.",
        ["The token has roles in several organisations ({0}). Say in the header {1} for which one you act."] =
            "Het token heeft rollen in meer organisaties ({0}). Zeg in de kop {1} voor welke u handelt.",
        ["The token has expired. Sign in again."] = "Het token is verlopen. Meld u opnieuw aan.",
        ["The token is not valid yet."] = "Het token is nog niet geldig.",
        ["The token is for another application."] = "Het token is voor een andere toepassing.",
        ["The token is from another issuer."] = "Het token is van een andere uitgever.",
        ["This is neither a key nor a token."] = "Dit is geen sleutel en geen token.",
        ["The token's signature is not one of the issuer's."] =
            "De handtekening van het token is niet een van de uitgever.",
        ["Addresses of this API do not end in a slash."] = "Adressen van deze API eindigen niet op een schuine streep.",
        ["The release in the address is not a number from 1 to 999999."] =
            "De uitgave in het adres is geen getal van 1 tot en met 999999.",
        ["The fingerprint in the address is not a SHA-256 in lower-case hex."] =
            "De vingerafdruk in het adres is geen SHA-256 in hexadecimale kleine letters.",
        ["The block in the address is not a number."] = "Het blok in het adres is geen getal.",
        ["Unknown survey"] = "Dit onderzoek is er niet",
        ["Unknown wave"] = "Deze meting is er niet",
        ["Unknown group"] = "Deze groep is er niet",
        ["Not published"] = "Niet gepubliceerd",
        ["Unknown release"] = "Deze uitgave is er niet",
        ["Withdrawn"] = "Ingetrokken",
        ["Not in this state"] = "Dat kan in deze stand niet",
        ["Needs a reason"] = "Er is een reden nodig",
        ["Open comments"] = "Er zijn opmerkingen die niet zijn afgehandeld",
        ["Not found"] = "Niet gevonden",
        ["Unknown organisation"] = "Deze organisatie is er niet",
        ["Key not accepted"] = "Deze sleutel wordt niet aangenomen",
        ["Not allowed"] = "Dat mag niet met deze sleutel",
        ["Limit reached"] = "Er is een grens bereikt",
        ["Cannot be done"] = "Dat kan niet",
        ["Too many open uploads"] = "Te veel open aanleveringen",
        ["Blocks are missing"] = "Er ontbreken blokken",
        ["Another file"] = "Een ander bestand",
        ["Needs confirmation"] = "Bevestiging nodig",
        ["Answers not kept"] = "Antwoorden worden niet bewaard",
        ["Nothing to compute"] = "Er is niets te berekenen",
        ["Codebook no longer valid"] = "Het codeboek is niet meer geldig",
        ["Precondition failed"] = "Iemand anders was eerder",
        ["Overtaken by another upload"] = "Iemand anders was eerder",
        ["Content too large"] = "Het bestand is te groot",
        ["The file has errors"] = "Het bestand heeft fouten",
        ["Invalid name"] = "Ongeldige naam",
        ["The {0} in the address is not a name. Names have 1 to {1} lower-case letters, digits and hyphens."] =
            "De naam in het adres ({0}) is geen naam. Namen hebben 1 tot {1} kleine letters, cijfers en streepjes.",
        ["Key needed"] = "Er is een sleutel nodig",
        ["This needs a key. Send it in the header {0}, or as Authorization: Bearer; never in the address."] =
            "Hiervoor is een sleutel nodig. Stuur hem in de kop {0}, of als Authorization: Bearer; nooit in het adres.",
        ["Two keys"] = "Twee sleutels",
        ["Send a key in the header {0} or in Authorization, not in both."] =
            "Stuur een sleutel in de kop {0} of in Authorization, niet in allebei.",
        ["Key in the address"] = "Een sleutel in het adres",
        [
            "The address has a key in it, or something named like one. Addresses are kept in logs: treat that key as leaked, have it revoked and use another. Keys are taken from the header {0} alone, or from Authorization: Bearer."
        ] =
            "Het adres bevat een sleutel, of iets wat zo heet. Adressen worden in logboeken bewaard: beschouw die sleutel als uitgelekt, laat hem blokkeren en gebruik een andere. Sleutels worden alleen uit de kop {0} gelezen, of uit Authorization: Bearer.",
        ["Sign-in cannot be checked"] = "Het aanmelden kan niet worden gecontroleerd",
        ["The keys of the issuer could not be fetched, so the token could not be checked. Try again later."] =
            "De sleutels van de uitgever konden niet worden opgehaald, dus het token kon niet worden gecontroleerd. Probeer het later opnieuw.",
        ["Unusable body"] = "Onbruikbare inhoud",
        ["The body is not what this address takes. Send JSON such as {0}"] =
            "De inhoud is niet wat dit adres aanneemt. Stuur JSON zoals {0}",
        [
            "The form cannot be read: it has no boundary, or is cut off. Send multipart/form-data with a file in each part."
        ] =
            "Het formulier kan niet worden gelezen: het heeft geen grens, of is afgebroken. Stuur multipart/form-data met een bestand in elk deel.",
        ["Invalid number"] = "Ongeldig getal",
        ["The query parameter '{0}' is not a whole number greater than zero."] =
            "De parameter '{0}' is geen geheel getal groter dan nul.",
        ["There is no such address. {0} leads on; {1}/openapi.json has all addresses."] =
            "Dit adres is er niet. {0} wijst de weg; {1}/openapi.json heeft alle adressen.",
        ["There is no such page."] = "Deze pagina is er niet.",
        ["Method not allowed"] = "Deze methode kan hier niet",
        ["This address does not take {0}. It takes: {1}."] = "Dit adres neemt {0} niet aan. Het neemt aan: {1}.",
        ["Invalid day"] = "Ongeldige dag",
        ["The day in the address is not a date. Write it as 2026-11-25."] =
            "De dag in het adres is geen datum. Schrijf haar als 2026-11-25.",
        ["Unknown query parameter"] = "Onbekende parameter",
        ["This address has no query parameter '{0}'. {1}"] = "Dit adres heeft geen parameter '{0}'. {1}",
        ["Repeated query parameter"] = "Dubbele parameter",
        ["Give the query parameter '{0}' once."] = "Geef de parameter '{0}' één keer.",
        ["Unknown value of a query parameter"] = "Onbekende waarde van een parameter",
        ["'{0}' is not a value of the query parameter '{1}' here. Choose one of: {2}."] =
            "'{0}' is hier geen waarde van de parameter '{1}'. Kies een van: {2}.",
        ["No respondent"] = "Geen respondent",
        [
            "The body names no respondent, or has other members as well. Send the respondent's id as JSON: { \"respondent\": \"…\" }, for one wave of a survey with \"wave\": \"…\" beside it."
        ] =
            "De inhoud noemt geen respondent, of heeft ook andere leden. Stuur het id van de respondent als JSON: { \"respondent\": \"…\" }, voor één meting van een onderzoek met \"wave\": \"…\" erbij.",
        ["Unreadable condition"] = "Onleesbare voorwaarde",
        [
            "{0} is not a list of entity tags. Send the ETag of the version you mean, with its quotes, or *. Nothing was stored."
        ] =
            "{0} is geen lijst van entity tags. Stuur de ETag van de versie die u bedoelt, met de aanhalingstekens, of *. Er is niets opgeslagen.",
        ["No digest"] = "Geen digest",
        [
            "Say which bytes these are: Content-Digest: sha-256=:…:, with the SHA-256 of the body in base64. Nothing was stored."
        ] =
            "Zeg welke bytes dit zijn: Content-Digest: sha-256=:…:, met de SHA-256 van de inhoud in base64. Er is niets opgeslagen.",
        ["Unsupported media type"] = "Niet ondersteund mediatype",
        ["The content is {0}; send {1}."] = "De inhoud is {0}; stuur {1}.",
        ["Insufficient storage"] = "Onvoldoende opslag",
        ["The disk on which uploads are set aside is full. Nothing was stored. Try again later."] =
            "De schijf waarop aanleveringen apart worden gezet is vol. Er is niets opgeslagen. Probeer het later opnieuw.",
        ["Internal error"] = "Interne fout",
        ["The request could not be completed. Try again; if it fails again, report the trace id."] =
            "Het verzoek kon niet worden afgerond. Probeer het opnieuw; mislukt het weer, meld dan het trace-id.",
        ["It takes none."] = "Het heeft er geen.",
        ["It takes: {0}."] = "Het heeft: {0}.",
        ["{0} Trace id: {1}."] = "{0} Trace-id: {1}.",
    };
}
