using System.Globalization;

namespace Serverless.Core.Tests.Analysis;

/// <summary>Random answers of a group whose members can be recognised: skewed, so that small cells are many.</summary>
internal static class RandomBoards
{
    public const string Codebook = """
        {
          "survey": "besturen", "title": "Besturen",
          "waves": [
            {"id": "2016", "title": "2016", "fieldworkStart": "2016-03-01", "fieldworkEnd": "2016-05-31"},
            {"id": "2019", "title": "2019", "fieldworkStart": "2019-03-01", "fieldworkEnd": "2019-05-31", "comparedWith": "2016"}
          ],
          "groups": [{"id": "besturen", "label": "besturen", "identifiable": true, "design": {"kind": "census", "finitePopulationCorrection": false}}],
          "chapters": [{"id": "een", "title": "Een"}],
          "questions": [
            {"id": "samen", "type": "single", "chapter": "een", "text": "Samen?", "answers": [{"code": "ja", "label": "ja"}, {"code": "nee", "label": "nee"}]},
            {"id": "noemer", "type": "single", "chapter": "een", "text": "Noemer?", "routing": {"question": "samen", "is": ["ja"]},
             "answers": [{"code": "kc", "label": "kindcentrum"}, {"code": "bs", "label": "brede school"}, {"code": "eigen", "label": "eigen"}, {"code": "geen", "label": "geen"}]},
            {"id": "diep", "type": "single", "chapter": "een", "text": "Diep?", "showMean": true, "routing": {"question": "noemer", "is": ["kc", "bs"]},
             "answers": [{"code": "a", "label": "a", "score": 1}, {"code": "b", "label": "b", "score": 2}, {"code": "c", "label": "c", "score": 4, "inSummary": true}]},
            {"id": "oordeel", "type": "single", "chapter": "een", "text": "Oordeel", "ordinal": true, "showMean": true,
             "answers": [{"code": "1", "label": "een", "score": 1}, {"code": "2", "label": "twee", "score": 2}, {"code": "3", "label": "drie", "score": 3},
                         {"code": "4", "label": "vier", "score": 4, "inSummary": true}, {"code": "5", "label": "vijf", "score": 5, "inSummary": true}]},
            {"id": "plan", "type": "multiple", "chapter": "een", "text": "Plannen?", "routing": {"question": "samen", "is": ["ja"]},
             "answers": [{"code": "x", "label": "x"}, {"code": "y", "label": "y"}, {"code": "z", "label": "z"}]}
          ],
          "subgroups": [
            {"id": "samenwerkend", "label": "samenwerkenden", "complementLabel": "overigen", "when": {"question": "samen", "is": ["ja"]}},
            {"id": "tevreden", "label": "tevredenen", "complementLabel": "overigen", "when": {"question": "oordeel", "is": ["4", "5"]}}
          ],
          "profiles": [
            {"id": "model", "label": "Model", "chapter": "een", "questions": ["samen", "oordeel"], "atLeast": 2,
             "patterns": [{"id": "p", "label": "p", "fits": {"samen": ["ja"], "oordeel": ["1", "2", "3"]}}, {"id": "q", "label": "q", "fits": {"samen": ["ja"], "oordeel": ["4", "5"]}}],
             "unclassifiedLabel": "geen"}
          ]
        }
        """;

    /// <summary>Both waves, drawn with the seed; everyone answers what is asked.</summary>
    public static SurveyOnPaper Draw(int seed)
    {
        var random = new Random(seed);
        return new SurveyOnPaper(Codebook)
            .With("2016", "besturen", null, Answers(random))
            .With("2019", "besturen", null, Answers(random));
    }

    private static string Answers(Random random)
    {
        var respondents = random.Next(12, 130);
        var (together, skew) = (
            random.NextDouble() < 0.3 ? 0.96 : random.NextDouble(),
            0.2 + (2.5 * random.NextDouble())
        );
        var lines = new List<string>();
        for (var i = 0; i < respondents; i++)
        {
            var cooperates = random.NextDouble() < together;
            var name = cooperates ? Pick(["kc", "bs", "eigen", "geen"]) : "";
            var depth = name is "kc" or "bs" ? Pick(["a", "b", "c"]) : "";
            lines.Add(
                string.Join(
                    ',',
                    cooperates ? "ja" : "nee",
                    name,
                    depth,
                    Pick(["1", "2", "3", "4", "5"]),
                    Tick(cooperates, 0.5),
                    Tick(cooperates, 0.1),
                    Tick(cooperates, 0.9)
                )
            );
        }

        return SurveyOnPaper.Rows("samen,noemer,diep,oordeel,plan.x,plan.y,plan.z", lines);

        string Pick(string[] codes) => codes[(int)(codes.Length * Math.Pow(random.NextDouble(), skew))];
        string Tick(bool asked, double share) =>
            asked ? (random.NextDouble() < share ? 1 : 0).ToString(CultureInfo.InvariantCulture) : "";
    }
}
