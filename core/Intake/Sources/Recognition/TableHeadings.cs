using Serverless.Intake.Sources.Tables;
using Serverless.Intake.Sources.Tools;

namespace Serverless.Intake.Sources.Recognition;

/// <summary>Understands the first rows of a table as the tool that wrote them meant them.</summary>
internal static class TableHeadings
{
    private static readonly Func<IReadOnlyList<SourceValue[]>, TableHeading?>[] Recognisers =
    [
        QualtricsHeading.Recognise,
        SurveyMonkeyHeading.Recognise,
        GoogleFormsHeading.Recognise,
        MicrosoftFormsHeading.Recognise,
        RedcapHeading.Recognise,
        OdkHeading.Recognise,
        LimeSurveyHeading.Recognise,
    ];

    public static TableHeading Understand(IReadOnlyList<SourceValue[]> rows)
    {
        foreach (var recognise in Recognisers)
            if (recognise(rows) is { } heading)
                return heading;
        return TableHeading.Plain(rows[0]);
    }
}
