using Serverless.Analysis.Results;
using Serverless.Analysis.Versions;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Analysis.Versions;

/// <summary>
/// Three hundred respondents, a third of whom are large, a third middling and a third small. The large ones are a subgroup,
/// and so are those that are not small. Corrections of an answer come in pairs, so that no count moves by many.
/// </summary>
public sealed class SampleChangeTests
{
    private const int Minimum = 10;
    private const int Respondents = 300;

    private static readonly TableId Question = new("vraag");

    [Fact]
    public void One_of_two_subgroups_is_held_when_few_of_the_one_without_the_other_answered_otherwise()
    {
        var change = Change(Shown(Rows()), Shown(Rows([.. Mixed(100), 108, 109])));

        (change.IsHeld(Question, "groot"), change.IsHeld(Question, "niet-klein")).ShouldBe((true, false));
    }

    [Fact]
    public void Many_who_answered_otherwise_are_not_held_though_hardly_any_count_moved() =>
        Change(Shown(Rows()), Shown(Rows([.. Mixed(Respondents)]))).IsHeld(Question, null).ShouldBeFalse();

    /// <summary>
    /// One in twelve who said a and one in twelve who said b, who differ in another answer: what all of them answered
    /// together is not as it was either.
    /// </summary>
    private static IEnumerable<int> Mixed(int to) => Enumerable.Range(0, to).Where(i => i % 12 < 2);

    [Fact]
    public void Few_are_held_where_ids_were_given_out_anew_though_many_answered_another_question_otherwise()
    {
        var rows = Rows([0]);
        for (var i = 0; i < 60; i++)
            rows[i] = rows[i][..^1] + (rows[i][^1] == 'x' ? 'y' : 'x');

        Change(Shown(Rows()), Shown([.. rows.Skip(1), rows[0]])).IsHeld(Question, null).ShouldBeTrue();
    }

    [Fact]
    public void Few_are_held_where_an_answer_has_another_code()
    {
        var rows = Rows([0]).ConvertAll(row => row.Replace("c,", "d,", StringComparison.Ordinal));

        Change(Shown(Rows()), Shown(rows, third: "d")).IsHeld(Question, null).ShouldBeTrue();
    }

    [Fact]
    public void Number_of_respondents_stays_as_it_was_when_one_is_gone_though_many_answered_otherwise()
    {
        var change = Change(Shown(Rows()), Shown(Rows([.. Mixed(Respondents)]).SkipLast(1)));

        (change.IsFew, change.KeepsGroup).ShouldBe((false, true));
    }

    private static SampleChange Change(ShownCounts before, ShownCounts now) => new(before, now, Minimum);

    /// <param name="corrected">Respondents who say otherwise; every one who said a says b, and the other way round.</param>
    private static List<string> Rows(params int[] corrected) =>
        [
            .. Enumerable
                .Range(0, Respondents)
                .Select(i =>
                {
                    var answer = "abc"[i % 2 == 0 ? (i / 2 % 2 == 0 ? 0 : 2) : (i / 2 % 2 == 0 ? 1 : 2)];
                    if (corrected.Contains(i))
                        answer = answer switch
                        {
                            'a' => 'b',
                            'b' => 'a',
                            _ => 'c',
                        };
                    var size = (i / 100) switch
                    {
                        0 => "groot",
                        1 => "midden",
                        _ => "klein",
                    };
                    return $"{answer},{size},{(i % 3 == 0 ? 'x' : 'y')},{(i % 5 < 2 ? 'x' : 'y')}";
                }),
        ];

    private static ShownCounts Shown(IEnumerable<string> rows, string third = "c") =>
        new SurveyOnPaper(Codebook.Replace("\"code\":\"c\"", $"\"code\":\"{third}\"", StringComparison.Ordinal))
            .With("2024", "leden", null, SurveyOnPaper.Rows("vraag,grootte,een,twee", rows))
            .Republish("2024", [])
            .Shown.ShouldHaveSingleItem();

    private const string Codebook = """
        {"survey":"leden","title":"Leden",
         "waves":[{"id":"2024","title":"2024","fieldworkStart":"2024-03-01","fieldworkEnd":"2024-05-31"}],
         "groups":[{"id":"leden","label":"leden","design":{"kind":"census","finitePopulationCorrection":false}}],
         "chapters":[{"id":"k","title":"K"}],
         "questions":[
           {"id":"vraag","type":"single","chapter":"k","text":"Vraag?","answers":[
             {"code":"a","label":"eerste"},{"code":"b","label":"tweede"},{"code":"c","label":"derde"}]},
           {"id":"grootte","type":"single","chapter":"k","text":"Grootte?","answers":[
             {"code":"groot","label":"groot"},{"code":"midden","label":"midden"},{"code":"klein","label":"klein"}]},
           {"id":"een","type":"single","chapter":"k","text":"Een?","answers":[
             {"code":"x","label":"x"},{"code":"y","label":"y"}]},
           {"id":"twee","type":"single","chapter":"k","text":"Twee?","answers":[
             {"code":"x","label":"x"},{"code":"y","label":"y"}]}],
         "subgroups":[
           {"id":"groot","label":"grote","complementLabel":"andere","when":{"question":"grootte","is":["groot"]}},
           {"id":"niet-klein","label":"niet kleine","complementLabel":"kleine","when":{"question":"grootte","is":["groot","midden"]}}],
         "settings":{"minimumBase":10,"smallCell":4} }
        """;
}
