using System.Text.Json.Nodes;
using Serverless.Intake.Sources.Forms;
using Serverless.Surveys;

namespace Serverless.Intake.Sources.Drafts;

/// <summary>
/// The chapters of a draft: those of the form in the order in which its questions come, one for questions without, and at
/// the end one for what respondents are.
/// </summary>
/// <param name="background">Ids of the questions about what respondents are; none for no such chapter.</param>
internal sealed class DraftChapters(IReadOnlySet<string> background)
{
    private const string Main = "vragen";
    private const string MainTitle = "Vragen";
    private const string Background = "achtergrond";

    private readonly List<(string Id, string Title)> _chapters = [];
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal) { Main, Background };

    /// <summary>The id of the chapter of a question, which is begun when it is the first one in it.</summary>
    public string Of(DraftQuestion question)
    {
        if (background.Contains(question.Id))
            return Background;
        var title = question.Section is { Length: > 0 } given ? given : MainTitle;
        var known = _chapters.FindIndex(chapter => chapter.Title == title);
        if (known < 0 && _chapters.Count < CodebookLimits.MaximumChapters - 1)
        {
            _chapters.Add((title == MainTitle ? Main : DraftNames.Id(title, _ids), title));
            known = _chapters.Count - 1;
        }

        // What more chapters there are than a codebook has go into the first one.
        return _chapters[Math.Max(0, known)].Id;
    }

    /// <summary>The chapters of the questions that were asked for.</summary>
    public JsonArray ToJson()
    {
        var json = DraftDocument.Array(
            _chapters.Select(chapter => new JsonObject
            {
                ["id"] = chapter.Id,
                ["title"] = DraftDocument.Text(new FormText(chapter.Title), CodebookLimits.MaximumLabelLength),
            })
        );
        if (background.Count > 0)
            json.Add(
                new JsonObject
                {
                    ["id"] = Background,
                    ["title"] = new JsonObject { ["nl"] = "Achtergrond", ["en"] = "Background" },
                    ["background"] = true,
                }
            );
        return json;
    }
}
