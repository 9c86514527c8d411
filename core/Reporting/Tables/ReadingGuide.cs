using Serverless.Reporting.Documents;
using Serverless.Reporting.Figures;
using Serverless.Surveys;

namespace Serverless.Reporting.Tables;

/// <summary>
/// How the tables are to be read: what is in a column, what the marks mean, what is left out and why.
/// </summary>
internal sealed class ReadingGuide(ReportContext context)
{
    public IEnumerable<Block> Blocks()
    {
        var settings = context.Results.Settings;
        var level = context.Numbers.Percent(settings.ConfidenceLevel);
        yield return new BulletList([.. Points(level).Select(text => new ListItem([new Text(text)]))]);
        if (context.Results.Survey.Notice is { } notice)
            yield return new Callout([new Paragraph(context.Say(notice))]) { Tone = CalloutTone.Caution };
    }

    private IEnumerable<string> Points(string level)
    {
        var settings = context.Results.Settings;
        var weighted = new MethodAccount(context).UsesWeights;
        yield return context.Say(
            $"Percentages zijn {(weighted ? "gewogen en " : "")}afgerond op hele procenten.",
            $"Percentages are {(weighted ? "weighted and " : "")}rounded to whole percents."
        )
            + " "
            + Intervals(level);
        yield return context.Say(
            "n is het aantal respondenten dat de vraag kreeg en een geldig antwoord gaf, ongewogen. Effectieve n is het aantal dat overblijft na correctie voor de weging.",
            "n is the number of respondents who were asked and gave a valid answer, unweighted. Effective n is the number left after correction for weighting."
        );
        yield return context.Say(
            "Bij vragen waarop meer antwoorden mogelijk waren, tellen de percentages niet op tot 100.",
            "Where more than one answer was possible, percentages do not add up to 100."
        );
        if (context.Results.Groups.Count > 1)
        {
            yield return context.Say(
                "Een lege cel betekent dat het antwoord aan die groep niet is voorgelegd, of dat er voor dat cijfer geen interval of vergelijking is.",
                "An empty cell means that the answer was not offered to that group, or that the figure has no interval or comparison."
            );
        }

        if (context.Results.Comparisons.Count > 0)
        {
            var alpha = context.Numbers.Percent(settings.Alpha);
            yield return context.Say(
                $"Een letter achter een percentage betekent dat het significant hoger is dan dat van de groep met die letter; ▲ en ▼ dat het significant hoger of lager is dan in de eerdere meting (p kleiner dan {alpha}, gecorrigeerd voor het aantal toetsen). Geen teken betekent dat een verschil niet is aangetoond, niet dat er geen verschil is.",
                $"A letter after a percentage means that it is significantly higher than that of the group with that letter; ▲ and ▼ that it is significantly higher or lower than in the earlier wave (p under {alpha}, corrected for the number of tests). No mark means that no difference was shown, not that there is none."
            );
        }

        if (settings.MinimumBase > 0)
        {
            yield return context.Say(
                $"Cijfers over minder dan {context.Numbers.Number(settings.MinimumBase)} respondenten worden niet getoond (–). Een * geeft aan dat een cijfer indicatief is.",
                $"Figures over fewer than {context.Numbers.Number(settings.MinimumBase)} respondents are not shown (–). An * marks a figure that is indicative."
            );
        }
    }

    /// <summary>What stands beside percentages; groups that selected themselves have nothing there.</summary>
    private string Intervals(string level) =>
        context.Results.Groups.Any(group => group.Sampling != SamplingKind.SelfSelected)
            ? context.Say(
                $"Ernaast staat het {level}-betrouwbaarheidsinterval, de marge waarbinnen het cijfer in de hele doelgroep waarschijnlijk ligt.",
                $"Beside each stands its {level} confidence interval, the range in which the figure for the whole target group probably lies."
            )
            : context.Say(
                "Zij gelden voor wie de vragen beantwoordde; hoe ver de hele doelgroep daarvan afwijkt, is bij zelfaanmelding niet te zeggen.",
                "They hold for those who answered; how far the whole target group differs cannot be told when respondents select themselves."
            );
}
