using System.Globalization;
using Serverless.Surveys;

namespace Serverless.Analysis.Comparisons;

/// <summary>Why a comparison has no test.</summary>
internal static class NotTestedText
{
    public static readonly LocalizedText Break = new(
        "Trendbreuk: vraagstelling, routing of antwoorden verschillen van die in de vorige meting.",
        "Break: wording, routing or answers differ from those in the earlier wave."
    );

    public static readonly LocalizedText SelfSelected = new(
        "Niet getoetst: de respondenten hebben zichzelf aangemeld, dus de cijfers zijn indicatief.",
        "Not tested: respondents selected themselves, so figures are indicative."
    );

    public static readonly LocalizedText Withheld = new(
        "Niet getoetst: de cijfers van een van beide kanten zijn afgeschermd.",
        "Not tested: the figures of one of the sides are withheld."
    );

    public static LocalizedText SmallBase(int minimum) =>
        new(
            string.Create(
                CultureInfo.InvariantCulture,
                $"Niet getoetst: minder dan {minimum} respondenten aan een van beide kanten."
            ),
            string.Create(
                CultureInfo.InvariantCulture,
                $"Not tested: fewer than {minimum} respondents on one of the sides."
            )
        );
}
