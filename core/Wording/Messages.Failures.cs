namespace Serverless.Wording;

/// <content>The Dutch of why something was not computed, stored or sent, and what it waits for.</content>
public static partial class Messages
{
    private static readonly Dictionary<string, string> DutchOfFailures = new(StringComparer.Ordinal)
    {
        ["The population file that is there does not fit the codebook."] =
            "Het populatiebestand dat er nu is past niet bij het codeboek.",
        ["Computing the waves before it took too long for an answer."] =
            "Het berekenen van eerdere metingen duurde te lang om op te wachten.",
        ["The wave would wait for files; what is published stays until they are there."] =
            "De meting zou op bestanden wachten; wat gepubliceerd is blijft tot die er zijn.",
        ["The wave and those it rests on have {0} respondents; figures are computed beforehand up to {1}."] =
            "De meting en de metingen waarop zij rust hebben {0} respondenten; cijfers worden vooraf berekend tot en met {1}.",
        ["A file was replaced meanwhile; ask again."] = "Een bestand is intussen vervangen; vraag het opnieuw.",
        ["The {0} of group '{1}' in wave '{2}' does not fit the codebook; what is published stays."] =
            "Het bestand van groep '{1}' in meting '{2}' ({0}) past niet bij het codeboek; wat gepubliceerd is blijft.",
        ["The wave could not be computed: {0}"] = "De meting kon niet worden berekend: {0}",
        [
            "With this file fewer than {0} respondents of a group can be seen to have changed since the last publication; what is published stays until more have, {1} days at most."
        ] =
            "Met dit bestand zijn in een groep minder dan {0} respondenten zichtbaar veranderd sinds de laatste publicatie; wat gepubliceerd is blijft tot het er meer zijn, hoogstens {1} dagen.",
        ["The responses of group '{0}' in wave '{1}' that are there hold nobody any more."] =
            "In de antwoorden van groep '{0}' in meting '{1}' die er nu zijn staat niemand meer.",
        ["The responses of group '{0}' in wave '{1}' that are there were replaced meanwhile."] =
            "De antwoorden van groep '{0}' in meting '{1}' zijn intussen vervangen.",
        ["The responses of group '{0}' in wave '{1}' that are there do not fit the codebook."] =
            "De antwoorden van groep '{0}' in meting '{1}' die er nu zijn passen niet bij het codeboek.",
        ["A respondent was erased while the file was being stored. Upload it again without that respondent."] =
            "Er is een respondent gewist terwijl het bestand werd opgeslagen. Lever het opnieuw aan zonder die respondent.",
        [
            "A respondent was erased while the file was being stored. Upload it again without that respondent, or with ?withoutErased=true."
        ] =
            "Er is een respondent gewist terwijl het bestand werd opgeslagen. Lever het opnieuw aan zonder die respondent, of met ?withoutErased=true.",
        [
            "The address of a webhook is an https address of at most {0} characters, such as https://example.org/notices."
        ] = "Het adres van een webhook is een https-adres van hooguit {0} tekens, zoals https://example.org/notices.",
        [
            "The address of a webhook has no user name, password or fragment. Receivers know a notice is real by its signature."
        ] =
            "In het adres van een webhook staan geen gebruikersnaam, wachtwoord of fragment. Dat een bericht echt is, zien ontvangers aan de handtekening.",
        ["The address of a webhook begins with https."] = "Het adres van een webhook begint met https.",
        ["The host {0} has no address in the network."] = "De host {0} heeft geen adres in het netwerk.",
        ["The host {0} leads into a private or reserved network. Notices go to public addresses only."] =
            "De host {0} leidt naar een besloten of gereserveerd netwerk. Berichten gaan alleen naar openbare adressen.",
        ["The host {0} could not be found."] = "De host {0} is niet gevonden.",
        ["Not everything could be rendered. {0}"] = "Niet alle bestanden konden worden gemaakt. {0}",
        ["The factsheet could not be rendered: {0}"] = "De factsheet kon niet worden gemaakt: {0}",
        ["Storing the file took longer than a day. Upload it again."] =
            "Het opslaan van het bestand duurde langer dan een dag. Lever het opnieuw aan.",
        [
            "The file was removed before its rows were stored, because a respondent was erased. Upload it again without that respondent."
        ] =
            "Het bestand is verwijderd voordat de rijen waren opgeslagen, omdat er een respondent is gewist. Lever het opnieuw aan zonder die respondent.",
        ["Storing the file failed five times; the log of the program says why. Upload it again."] =
            "Het opslaan van het bestand is vijf keer mislukt; waarom staat in het logboek van het programma. Lever het opnieuw aan.",
        ["Another version was uploaded while this one was being stored. Look at that one, then upload again."] =
            "Er is een andere versie aangeleverd terwijl deze werd opgeslagen. Kijk naar die versie en lever dan opnieuw aan.",
        ["The wave could not be computed."] = "De meting kon niet worden berekend.",
        ["{0} The other files are published."] = "{0} De andere bestanden zijn gepubliceerd.",
        ["The register of respondents erased from '{0}' was made with another key. Restore the container of secrets."] =
            "Het register van wie uit '{0}' is gewist, is gemaakt met een andere sleutel. Zet de container met geheimen terug.",
        ["The factsheet could not be rendered."] = "De factsheet kon niet worden gemaakt.",
        [
            "{0} Given up after five attempts; tried again every hour, and at once when a file is uploaded or computing is asked for."
        ] =
            "{0} Na vijf pogingen gestopt; elk uur wordt het opnieuw geprobeerd, en meteen als er een bestand wordt aangeleverd of om berekenen wordt gevraagd.",
        ["an unexpected error ({0}), of which the log of the program has the details."] =
            "een onverwachte fout ({0}); meer daarover staat in het logboek van het programma.",
        ["{0} What was published stays. Upload a codebook or files that fit; nothing else has to be done."] =
            "{0} Wat gepubliceerd is blijft. Lever een codeboek of bestanden aan die passen; meer hoeft u niet te doen.",
        ["The {0} of group '{1}' in wave '{2}' does not fit the current codebook: 1 error: {3}."] =
            "Het bestand van groep '{1}' in meting '{2}' ({0}) past niet bij het huidige codeboek: 1 fout: {3}.",
        ["The {0} of group '{1}' in wave '{2}' does not fit the current codebook: {3} errors: {4}."] =
            "Het bestand van groep '{1}' in meting '{2}' ({0}) past niet bij het huidige codeboek: {3} fouten: {4}.",
        ["'{0}' in column {1} ({2})"] = "'{0}' in kolom {1} ({2})",
        [
            "Since the last publication fewer than {0} respondents can be seen to have changed in {1}, so that whoever has both documents could work out what they answered. What is published stays until {2} or more have changed; then all changes are published together. At the latest on {3} the wave is published, with the figures that so few changed as they are now."
        ] =
            "Sinds de laatste publicatie zijn in {1} minder dan {0} respondenten zichtbaar veranderd. Wie beide documenten heeft, zou kunnen uitrekenen wat zij antwoordden. Wat gepubliceerd is blijft tot er {2} of meer zijn veranderd; dan worden alle veranderingen samen gepubliceerd. Uiterlijk op {3} wordt de meting gepubliceerd; cijfers die door zo weinig respondenten veranderden blijven dan zoals ze nu zijn.",
        [
            "Since the last publication fewer than {0} respondents can be seen to have changed in {1}, so that whoever has both documents could work out what they answered. What is published stays until {2} or more have changed; then all changes are published together."
        ] =
            "Sinds de laatste publicatie zijn in {1} minder dan {0} respondenten zichtbaar veranderd. Wie beide documenten heeft, zou kunnen uitrekenen wat zij antwoordden. Wat gepubliceerd is blijft tot er {2} of meer zijn veranderd; dan worden alle veranderingen samen gepubliceerd.",
        [
            "Since the last publication fewer than {0} respondents of a group can be seen to have changed, so that whoever has both documents could work out what they answered. What is published stays until {1} or more have changed; then all changes are published together."
        ] =
            "Sinds de laatste publicatie zijn in een groep minder dan {0} respondenten zichtbaar veranderd. Wie beide documenten heeft, zou kunnen uitrekenen wat zij antwoordden. Wat gepubliceerd is blijft tot er {1} of meer zijn veranderd; dan worden alle veranderingen samen gepubliceerd.",
    };
}
