using System.Text.RegularExpressions;
using Serverless.Surveys;

namespace Serverless.Intake.Sources.Drafts;

/// <summary>Recognises questions about what respondents are: their age, their region.</summary>
internal static partial class BackgroundQuestion
{
    /// <summary>
    /// Whether the code or the text of a question is the name of a characteristic, alone, with what it is divided into
    /// ("leeftijdsklasse"), or in the usual question ("Wat is uw leeftijd?"). An open one has no figures.
    /// </summary>
    public static bool Is(DraftQuestion question) =>
        question.Type is QuestionType.Single or QuestionType.Numeric
        && (Name().IsMatch(question.Text.Text.Trim()) || Name().IsMatch(question.Code.Trim()));

    [GeneratedRegex(
        """
            ^(wat\ is\ (uw|je|jouw|de)\s|what\ is\ (your|the)\s|in\ (welke|welk)\s|uw\s|your\s)?
            (hoogste?\ (voltooide|behaalde|genoten|afgeronde)\s|highest\ (level\ of\ )?)?
            (leeftijd|geslacht|sekse|gender|wijk|buurt|stadsdeel|gemeente|provincie|regio|landsdeel|postcode|woonplaats|
            opleiding|opleidingsniveau|inkomen|huishouden|huishoudtype|gezinssamenstelling|burgerlijke\ staat|geboortejaar|
            geboorteland|herkomst|stedelijkheid|verstedelijking|nationaliteit|
            age|sex|neighbou?rhood|district|municipality|province|region|state|country|zip\ ?code|education|
            income|household|household\ type|marital\ status|(birth\ ?year|year\ of\ birth)|nationality|ethnicity|urbani[sz]ation)
            [\s_-]*(s?(klasse|klassen|categorie|groep|niveau|type)|class|group|category|level|band|in\ jaren|in\ years)?
            (\s(woont\ u|woon\ je|van\ (uw|je|jouw)\ (kind|kinderen|zoon|dochter|partner)
            |of\ your\ (child|children|son|daughter|partner)|(you\ have\ )?(completed|attained)))?[\s?:.]*$
            """,
        RegexOptions.ExplicitCapture
            | RegexOptions.IgnoreCase
            | RegexOptions.CultureInvariant
            | RegexOptions.IgnorePatternWhitespace,
        matchTimeoutMilliseconds: 1_000
    )]
    private static partial Regex Name();
}
