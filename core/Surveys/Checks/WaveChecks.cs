using System.Globalization;
using Serverless.Surveys.Issues;

namespace Serverless.Surveys.Checks;

/// <summary>Waves are in order of time and are compared with an earlier one.</summary>
internal static class WaveChecks
{
    public static void Run(CodebookIndex index, CodebookIssues issues)
    {
        var waves = index.Codebook.Waves;
        for (var i = 0; i < waves.Count; i++)
        {
            var (wave, path) = (waves[i], JsonPath.At("$.waves", i));
            if (wave.FieldworkStart is null != wave.FieldworkEnd is null)
                issues.Add(
                    wave.FieldworkStart is null ? $"{path}.fieldworkStart" : $"{path}.fieldworkEnd",
                    CodebookRule.WaveOrder,
                    $"Of the dates of fieldwork only one is given. Give both, or leave both out where they are not known."
                );
            if (wave.FieldworkStart > wave.FieldworkEnd && !issues.Has($"{path}.fieldworkEnd"))
                issues.Add(
                    $"{path}.fieldworkEnd",
                    CodebookRule.WaveOrder,
                    $"Fieldwork ends {Day(wave.FieldworkEnd.Value)}, before it starts on {Day(wave.FieldworkStart.Value)}. Correct one of the dates."
                );
            if (i > 0 && wave.FieldworkStart < waves[i - 1].FieldworkStart && !issues.Has($"{path}.fieldworkStart"))
                issues.Add(
                    $"{path}.fieldworkStart",
                    CodebookRule.WaveOrder,
                    $"Fieldwork starts {Day(wave.FieldworkStart.Value)}, before that of the wave above it. Put waves in order of time."
                );
            if (wave.AnswersKeptUntil < wave.FieldworkEnd && !issues.Has($"{path}.answersKeptUntil"))
                issues.Add(
                    $"{path}.answersKeptUntil",
                    CodebookRule.WaveOrder,
                    $"Answers are kept until {Day(wave.AnswersKeptUntil.Value)}, before fieldwork ends on {Day(wave.FieldworkEnd.Value)}. Correct one of the dates."
                );
            ComparedWith(index, wave, i, path, issues);
        }
    }

    private static void ComparedWith(CodebookIndex index, Wave wave, int position, string path, CodebookIssues issues)
    {
        if (wave.ComparedWith is not { Length: > 0 } earlier)
            return;
        path += ".comparedWith";
        CodebookChecks.Known(earlier, path, "wave", index.HasWave, index.Codebook.Waves.Select(w => w.Id), issues);
        if (index.WaveIndex(earlier) >= position)
            issues.Add(
                path,
                CodebookRule.WaveOrder,
                $"Wave {Quote.Of(earlier)} is not earlier than this one. A wave is compared with one listed above it."
            );
    }

    private static string Day(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
