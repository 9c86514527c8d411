using System.Reflection;
using Serverless.Intake;
using Serverless.Reporting.Styles;
using Serverless.Surveys;
using Serverless.Surveys.Checks;
using Serverless.Surveys.Issues;
using Serverless.Wording;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Wording;

/// <summary>Every rule has a name for people.</summary>
public sealed class RuleTextsTests
{
    private static readonly Type[] Rules =
    [
        typeof(IntakeRule),
        typeof(CodebookRule),
        typeof(CodebookRemark),
        typeof(StyleRule),
    ];

    [Theory]
    [InlineData(Language.Dutch)]
    [InlineData(Language.English)]
    public void Every_rule_has_a_name_and_every_name_a_rule(Language language)
    {
        var codes = Rules
            .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Static))
            .Select(field => (string)field.GetRawConstantValue()!)
            .Distinct(StringComparer.Ordinal);

        RuleTexts.In(language).Keys.ShouldBe(codes, ignoreOrder: true);
    }

    [Theory]
    [InlineData(Language.Dutch)]
    [InlineData(Language.English)]
    public void No_two_rules_have_one_name(Language language) =>
        RuleTexts.In(language).Values.ShouldBeUnique(StringComparer.OrdinalIgnoreCase);
}
