namespace Serverless.Core.Tests.Analysis;

/// <summary>Small surveys whose figures can be worked out on paper.</summary>
internal static class HandMadeSurveys
{
    /// <summary>
    /// One stratified sample, one census whose members can be recognised, and one self-selected group; a wave in 2016,
    /// 2019 and 2022.
    /// </summary>
    public const string Codebook = """
        {
          "survey": "proef", "title": {"nl": "Proef", "en": "Trial"},
          "waves": [
            {"id": "2016", "title": "2016", "fieldworkStart": "2016-03-01", "fieldworkEnd": "2016-05-31"},
            {"id": "2019", "title": "2019", "fieldworkStart": "2019-03-01", "fieldworkEnd": "2019-05-31", "comparedWith": "2016"},
            {"id": "2022", "title": "2022", "fieldworkStart": "2022-03-01", "fieldworkEnd": "2022-05-31", "comparedWith": "2019"}
          ],
          "groups": [
            {"id": "scholen", "label": {"nl": "scholen", "en": "schools"}, "design": {"kind": "sample", "strata": "grootte"},
             "weighting": {"method": "post-stratification", "margins": ["grootte"]}},
            {"id": "besturen", "label": {"nl": "besturen", "en": "boards"}, "identifiable": true, "design": {"kind": "census"}},
            {"id": "ouders", "label": {"nl": "ouders", "en": "parents"}, "design": {"kind": "self-selected"}}
          ],
          "chapters": [{"id": "een", "title": "Een"}],
          "questions": [
            {"id": "grootte", "type": "single", "text": "Grootte", "groups": ["scholen"],
             "answers": [{"code": "klein", "label": "klein"}, {"code": "groot", "label": "groot"}]},
            {"id": "samen", "type": "single", "chapter": "een", "text": {"nl": "Werkt u samen?", "en": "Do you cooperate?"},
             "answers": [{"code": "ja", "label": {"nl": "ja", "en": "yes"}}, {"code": "nee", "label": {"nl": "nee", "en": "no"}}, {"code": "wn", "label": "weet niet", "missing": true}]},
            {"id": "cijfer", "type": "single", "chapter": "een", "text": "Cijfer", "ordinal": true, "showMean": true,
             "routing": {"question": "samen", "is": ["ja"]},
             "answers": [{"code": "laag", "label": "laag", "score": 1}, {"code": "midden", "label": "midden", "score": 2},
                         {"code": "hoog", "label": "hoog", "score": 3, "inSummary": true}, {"code": "top", "label": "top", "score": 4, "inSummary": true}]},
            {"id": "jaren", "type": "numeric", "chapter": "een", "text": "Hoeveel jaar?", "showMean": true, "minimum": 0, "maximum": 99,
             "routing": {"question": "samen", "is": ["ja"]}},
            {"id": "doelen", "type": "multiple", "chapter": "een", "text": "Welke doelen?",
             "answers": [{"code": "taal", "label": "taal"}, {"code": "zorg", "label": "zorg"}, {"code": "geen", "label": "geen", "exclusive": true}]}
          ],
          "subgroups": [{"id": "samenwerkend", "label": "samenwerkenden", "complementLabel": "overigen", "when": {"question": "samen", "is": ["ja"]}}]
        }
        """;

    public const string Schools =
        "variable,category,population,sample\ntotal,,1000,300\ngrootte,klein,600,\ngrootte,groot,400,\n";

    public const string Boards = "variable,category,population,sample\ntotal,,100,100\n";

    private const string Header = "grootte,samen,cijfer,jaren,doelen.taal,doelen.zorg,doelen.geen";

    /// <summary>All three waves of all three groups; cooperation among schools rises.</summary>
    /// <param name="settings">Of the codebook, as JSON; null for the product's.</param>
    public static SurveyOnPaper ThreeWaves(string? settings = null)
    {
        const string Subgroups = "\"subgroups\"";
        return ThreeWavesOf(
            settings is null
                ? Codebook
                : Codebook.Replace(Subgroups, $"\"settings\": {settings}, {Subgroups}", StringComparison.Ordinal)
        );
    }

    /// <summary>The same with a codebook of one's own for the same files.</summary>
    public static SurveyOnPaper ThreeWavesOf(string codebook)
    {
        var survey = new SurveyOnPaper(codebook);
        foreach (var (wave, yes) in new[] { ("2016", 40), ("2019", 55), ("2022", 70) })
            survey
                .With(wave, "scholen", Schools, SchoolAnswers(yes))
                .With(wave, "besturen", Boards, BoardAnswers)
                .With(wave, "ouders", null, Parents);
        return survey;
    }

    /// <summary>
    /// 200 schools: 100 small, 100 large, of each <paramref name="yes"/> and 10 less that cooperate. Grades and years
    /// vary among them.
    /// </summary>
    public static string SchoolAnswers(int yes) =>
        SurveyOnPaper.Rows(
            Header,
            (yes / 2, "klein,ja,laag,1,1,0,0"),
            (yes - (yes / 2), "klein,ja,hoog,3,1,1,0"),
            (95 - yes, "klein,nee,,,0,1,0"),
            (5, "klein,wn,,,0,0,1"),
            (10, "groot,ja,midden,2,1,0,0"),
            (yes - 20, "groot,ja,top,8,0,1,0"),
            (110 - yes, "groot,nee,,,0,0,1")
        );

    /// <summary>60 boards: 3 gave the lowest grade, 2 ticked "geen".</summary>
    public static readonly string BoardAnswers = SurveyOnPaper.Rows(
        Header[8..],
        (3, "ja,laag,1,1,0,0"),
        (20, "ja,midden,4,1,0,0"),
        (15, "ja,hoog,6,1,1,0"),
        (9, "ja,top,9,0,1,0"),
        (11, "nee,,,0,1,0"),
        (2, "nee,,,0,0,1")
    );

    /// <summary>40 schools of 100, 200 and 300 pupils, weighted to a population with a mean of 220.</summary>
    public static SurveyOnPaper WeightedToPupils(bool identifiable) =>
        new SurveyOnPaper(
            $$"""
            {
              "survey": "leerlingen", "title": "Leerlingen",
              "waves": [{"id": "2022", "title": "2022", "fieldworkStart": "2022-03-01", "fieldworkEnd": "2022-05-31"}],
              "groups": [{"id": "scholen", "label": "scholen", "identifiable": {{(identifiable ? "true" : "false")}},
                "design": {"kind": "sample"}, "weighting": {"method": "raking", "numericMargins": ["leerlingen"]} }],
              "chapters": [{"id": "een", "title": "Een"}],
              "questions": [{"id": "leerlingen", "type": "numeric", "chapter": "een", "text": "Hoeveel leerlingen?", "showMean": true}]
            }
            """
        ).With(
            "2022",
            "scholen",
            "variable,category,population\ntotal,,1000\nleerlingen,,220000\n",
            SurveyOnPaper.Rows("leerlingen", (10, "100"), (20, "200"), (10, "300"))
        );

    /// <summary>40 parents who volunteered.</summary>
    public static readonly string Parents = SurveyOnPaper.Rows(
        Header[8..],
        (18, "ja,midden,4,1,0,0"),
        (12, "ja,hoog,6,1,1,0"),
        (10, "nee,,,0,1,0")
    );
}
