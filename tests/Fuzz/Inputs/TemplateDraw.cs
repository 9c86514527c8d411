using System.Text;
using System.Text.Json.Nodes;
using Serverless.TestKit.Surveys;

namespace Serverless.Fuzz.Inputs;

/// <summary>Draws a factsheet template: Markdown, functions with ids that exist and ids that do not, odd characters.</summary>
internal static class TemplateDraw
{
    private static readonly string[] Functions =
    [
        "figure",
        "in_words",
        "interval",
        "base",
        "change",
        "answer",
        "shown",
        "significant",
        "higher",
        "lower",
        "tile",
        "chart",
        "mean_chart",
        "trend_chart",
        "change_chart",
        "table",
        "top",
        "changes",
        "method",
        "notice",
        "respondents",
        "group",
        "nonsense",
    ];

    private static readonly string[] Pieces =
    [
        "# Kop\n\n",
        "## Kop\n\n",
        "Gewone tekst met *nadruk* en **meer**. ",
        "- een\n- twee\n  - drie\n\n",
        "1. een\n2. twee\n\n",
        "> aanhaling\n\n",
        "[verwijzing](https://example.nl) ",
        "[leeg](javascript:alert(1)) ",
        "::: columns\nlinks\n---\nrechts\n:::\n\n",
        "::: box Titel\nin een kader\n:::\n\n",
        "&#20013; ",
        "&euro; &nbsp; &#xE000; ",
        "Al 80% van de leden. ",
        "<b>html</b> ",
        "`code` ",
        "    ingesprongen\n\n",
        "***\n\n",
        "{% if",
        "{{",
        "\uE0001\uE001 ",
        "| a | b |\n|---|---|\n| 1 | 2 |\n\n",
        "![plaatje](x.png) ",
        "\t\t",
        "中 ",
        "\n\n",
    ];

    public static string Draw(Dice dice, JsonNode codebook)
    {
        var text = new StringBuilder();
        for (var i = dice.Between(1, 15); i > 0; i--)
            text.Append(
                dice.Between(0, 5) switch
                {
                    <= 2 => dice.Of(Pieces),
                    3 or 4 => $"{{{{ \"{Figure(dice, codebook)}\" | {dice.Of(Functions)} }}}} ",
                    _ =>
                        $"{{% if \"{Figure(dice, codebook)}\" | {dice.Of(Functions)} %}}\nja\n{{% else %}}\nnee\n{{% endif %}}\n",
                }
            );
        return text.ToString();
    }

    private static string Figure(Dice dice, JsonNode codebook)
    {
        var question = dice.Of(codebook["questions"]!.AsArray());
        var group = dice.Of(codebook["groups"]!.AsArray())["id"];
        var answers = question["answers"]?.AsArray();
        var answer = answers is { Count: > 0 } && dice.Happens(0.8) ? (string?)dice.Of(answers)["code"] : "mean";
        return dice.Between(0, 4) switch
        {
            0 => $"{question["id"]}",
            1 => $"{group}",
            _ => $"{question["id"]}{((string?)question["type"] == "grid" ? ".item-1" : "")}/{group}/{answer}",
        };
    }
}
