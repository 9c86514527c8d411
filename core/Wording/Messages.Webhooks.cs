namespace Serverless.Wording;

/// <content>The Dutch of what became of notices to webhooks.</content>
public static partial class Messages
{
    private static readonly Dictionary<string, string> DutchOfWebhooks = new(StringComparer.Ordinal)
    {
        ["Accepted with status {0}."] = "Aangenomen met status {0}.",
        ["Redirected with status {0}. Redirects are not followed: change the address of the webhook."] =
            "Doorverwezen met status {0}. Doorverwijzingen worden niet gevolgd: wijzig het adres van de webhook.",
        ["Refused with status {0}."] = "Geweigerd met status {0}.",
        ["There was no answer within {0} seconds."] = "Er kwam geen antwoord binnen {0} seconden.",
        ["The host could not be found."] = "De host is niet gevonden.",
        ["There was no connection to the host."] = "Er was geen verbinding met de host.",
        ["There was no secure connection: the certificate of the host is not accepted."] =
            "Er was geen veilige verbinding: het certificaat van de host wordt niet aangenomen.",
        ["The answer was longer than is read."] = "Het antwoord was langer dan er wordt gelezen.",
        ["The connection broke off, or the answer was not HTTP."] =
            "De verbinding brak af, of het antwoord was geen HTTP.",
        ["This program failed to send it."] = "Het lukte dit programma niet het bericht te versturen.",
        ["Not sent: the receiver said before that it is gone (410)."] =
            "Niet verstuurd: de ontvanger zei eerder dat hij er niet meer is (410).",
    };
}
