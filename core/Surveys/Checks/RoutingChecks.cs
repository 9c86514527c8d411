using Serverless.Surveys.Issues;

namespace Serverless.Surveys.Checks;

/// <summary>
/// What a group whose members can be recognised is asked rests on few enough questions: each table is checked for
/// disclosure together with all that route to it.
/// </summary>
internal static class RoutingChecks
{
    public static void Run(CodebookIndex index, CodebookIssues issues)
    {
        var codebook = index.Codebook;
        var recognisable = index.Groups(codebook.Groups.Where(group => group.Identifiable).Select(group => group.Id));
        if (recognisable.IsEmpty)
            return;
        var rests = new HashSet<int>[codebook.Questions.Count];
        for (var i = 0; i < rests.Length; i++)
        {
            rests[i] = RestsOn(index, rests, i);
            if (rests[i].Count > CodebookLimits.MaximumRoutingQuestions && index.GroupsAsked(i).Overlaps(recognisable))
                issues.Add(
                    $"{JsonPath.At("$.questions", i)}.routing",
                    CodebookRule.RoutingOrder,
                    $"The routing rests on more than {CodebookLimits.MaximumRoutingQuestions} questions, those that route to its questions included. Of a group whose members can be recognised no more are checked for disclosure together. Route on fewer."
                );
        }
    }

    /// <summary>Positions of the questions that route to this one, and of those that route to these; not all when too many.</summary>
    private static HashSet<int> RestsOn(CodebookIndex index, HashSet<int>[] earlier, int question)
    {
        var found = new HashSet<int>();
        foreach (var id in ConditionReferences.Questions(index.Codebook.Questions[question].Routing))
        {
            if (found.Count > CodebookLimits.MaximumRoutingQuestions)
                break;
            if (index.QuestionIndex(id) is >= 0 and var position && position < question)
            {
                found.Add(position);
                found.UnionWith(earlier[position]);
            }
        }

        return found;
    }
}
