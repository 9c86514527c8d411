using Serverless.Intake.Sources;
using Serverless.Intake.Sources.Spss;
using Serverless.Surveys;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Intake.Sources.Drafts;

/// <summary>A draft of a file with a list of as many labels as a question may have.</summary>
public sealed class LongListDraftTests
{
    [Fact]
    public async Task Two_thousand_labels_become_a_question_of_two_thousand_answers()
    {
        var drafted = await Drafted.OfAsync([], ("gemeenten.sav", File(CodebookLimits.MaximumAnswers)));

        var question = drafted.Codebook.Questions.Single(q => q.Id == "gemeente");
        question.ShouldBeOfType<SingleQuestion>().Answers.Count.ShouldBe(CodebookLimits.MaximumAnswers);
        drafted.Converted.Single().Split('\n')[CodebookLimits.MaximumAnswers].ShouldEndWith(",2000");
    }

    private static byte[] File(int answers)
    {
        var description = new SourceDescription
        {
            Format = "",
            Columns =
            [
                new SourceColumn { Name = "id", Kind = ColumnKind.Number },
                new SourceColumn
                {
                    Name = "gemeente",
                    Kind = ColumnKind.Number,
                    Label = "In welke gemeente woont u?",
                    ValueLabels =
                    [
                        .. Enumerable
                            .Range(1, answers)
                            .Select(code => new ValueLabel(
                                SourceValue.Of(code),
                                FormattableString.Invariant($"gemeente {code}")
                            )),
                    ],
                },
            ],
        };
        using var file = new MemoryStream();
        SystemFileWriter.Write(
            file,
            description,
            answers,
            Enumerable
                .Range(1, answers)
                .Select(i => (IReadOnlyList<SourceValue>)[SourceValue.Of(10_000 + i), SourceValue.Of(i)])
        );
        return file.ToArray();
    }
}
