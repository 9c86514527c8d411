using System.Reflection;
using System.Text.RegularExpressions;
using Serverless.Surveys;
using Serverless.Wording;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Wording;

/// <summary>
/// Every text that is given a number, in every language, said of none, one, two and a thousand: one thing is singular,
/// more are plural, and nothing is left where a part of a sentence fell away.
/// </summary>
public sealed partial class CountedTextsTests
{
    private static readonly double[] Counts = [0, 1, 2, 1000];

    /// <summary>Words that follow a number that counts something else: "op plaats 1 zetten", "release 1 has".</summary>
    private static readonly HashSet<string> NotCounted = new(StringComparer.OrdinalIgnoreCase)
    {
        "dan",
        "geen",
        "van",
        "is",
        "has",
        "was",
        "holds",
        "replaces",
        "times",
    };

    /// <summary>What is given other numbers than counts: a share, the width of a screen, a time under an hour.</summary>
    private static readonly Dictionary<string, double[]> OtherNumbers = new(StringComparer.Ordinal)
    {
        ["Proportions"] = [0, 0.004, 0.1, 1 / 3.0, 0.5, 0.75, 0.996, 1],
        ["Accessibility"] = [320, 1280],
        ["ProblemPage"] = [1, 2, 59],
    };

    public static TheoryData<Language, string> Subjects() =>
        [.. Languages.All.SelectMany(language => Methods(language).Select(said => (language, said.Name)).Distinct())];

    [Theory]
    [MemberData(nameof(Subjects))]
    public void Number_of_things_takes_their_singular_or_plural(Language language, string subject)
    {
        string[] said = [.. Said(language, subject)];

        said.ShouldNotBeEmpty();
        said.SelectMany(text => Faults(text)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("1 verschillen, waarvan 1 standhoudt.")]
    [InlineData("1 of the 1 keys.")]
    [InlineData("1000 vragen.")]
    [InlineData("Twee  spaties.")]
    [InlineData("((n = 3))")]
    [InlineData("Leeg ().")]
    [InlineData("Einde..")]
    [InlineData("Van 2 vraag.")]
    public void Fault_is_found(string text) => Faults(text).ShouldNotBeEmpty();

    [Theory]
    [MemberData(nameof(Messages))]
    public void Message_is_tidy_whatever_is_in_its_places(string template, string dutch)
    {
        string[] said =
        [
            .. from text in new[] { template, dutch }
            from value in new[] { "aap", "1.000" }
            select Place().Replace(text, value),
        ];

        said.Where(text => Untidy().IsMatch(text.Trim(' ', ','))).ShouldBeEmpty();
    }

    public static TheoryData<string, string> Messages() =>
        [.. Serverless.Wording.Messages.Dutch.Select(message => (message.Key, message.Value))];

    [Theory]
    [InlineData(0, "0%")]
    [InlineData(0.004, "minder dan 1%")]
    [InlineData(0.996, "meer dan 99%")]
    [InlineData(1, "100%")]
    public void Share_of_none_or_all_is_said_of_none_or_all_alone(double share, string expected) =>
        Texts.For(Language.Dutch).Numbers.PercentInText(share).ShouldBe(expected);

    private static IEnumerable<string> Faults(string text)
    {
        if (Untidy().IsMatch(text))
            yield return $"untidy: {text}";
        foreach (Match match in Number().Matches(text))
        {
            var (isOne, word) = (match.Groups["number"].Value == "1", match.Groups["word"].Value);
            if (NotCounted.Contains(word))
                continue;
            var isPlural = Plural().IsMatch(word);
            if (isPlural && match.Groups["number"].Value == "1000")
                yield return $"a thousand without its point: {text}";
            if (isOne == isPlural && (isOne || Singulars.Contains(word)))
                yield return $"{match.Value}: {text}";
        }
    }

    /// <summary>Nouns that surveys count, in the singular.</summary>
    private static readonly HashSet<string> Singulars = new(StringComparer.OrdinalIgnoreCase)
    {
        "respondent",
        "cijfer",
        "figure",
        "verschil",
        "difference",
        "vraag",
        "question",
        "doelgroep",
        "group",
        "uitkomst",
        "finding",
        "toets",
        "test",
        "sleutel",
        "key",
        "antwoord",
        "answer",
        "seconde",
        "second",
        "minuut",
        "minute",
        "hour",
        "gewicht",
        "weight",
        "cluster",
        "waarneming",
        "observation",
    };

    private static IEnumerable<string> Said(Language language, string subject) =>
        Methods(language)
            .Where(said => said.Name == subject)
            .SelectMany(said =>
                Arguments(said.Method, Numbers(subject)).Select(given => (string)said.Method.Invoke(said.Texts, given)!)
            );

    /// <summary>Methods of all subjects that are given a number and say a text.</summary>
    private static IEnumerable<(string Name, object Texts, MethodInfo Method)> Methods(Language language)
    {
        const BindingFlags Any = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
        var texts = Texts.For(language);
        foreach (var subject in typeof(Texts).GetProperties(Any).Where(property => property.PropertyType.IsClass))
            if (subject.GetValue(texts) is { } said and not string and not NumberTexts and not GrammarTexts)
                foreach (var method in said.GetType().GetMethods(Any))
                    if (
                        method.ReturnType == typeof(string)
                        && !method.IsPrivate
                        && method.GetParameters().Any(parameter => IsCount(parameter.ParameterType))
                        && method.GetParameters().All(parameter => Value(parameter, 2, isLong: true).IsKnown)
                    )
                        yield return ($"{subject.Name}.{method.Name}", said, method);
    }

    private static double[] Numbers(string subject) =>
        OtherNumbers.GetValueOrDefault(subject[..subject.IndexOf('.', StringComparison.Ordinal)], Counts);

    private static bool IsCount(Type type) =>
        type == typeof(int)
        || type == typeof(int?)
        || type == typeof(double)
        || type == typeof(double?)
        || type == typeof(BoundedCount);

    /// <summary>
    /// The arguments of a method: every count, the counts after the first no greater than it, with each choice there is
    /// and with what may be left out.
    /// </summary>
    private static IEnumerable<object?[]> Arguments(MethodInfo method, double[] numbers)
    {
        var parameters = method.GetParameters();
        foreach (var first in numbers)
        foreach (var later in numbers.Where(count => count <= first))
        foreach (var isLong in new[] { true, false })
        {
            var isFirst = true;
            var given = new object?[parameters.Length];
            for (var i = 0; i < parameters.Length; i++)
            {
                given[i] = Value(parameters[i], isFirst ? first : later, isLong).Value;
                isFirst &= !IsCount(parameters[i].ParameterType);
            }

            yield return given;
        }
    }

    /// <param name="isLong">Whether what may be left out is there, and what may be several is.</param>
    private static (bool IsKnown, object? Value) Value(ParameterInfo parameter, double count, bool isLong)
    {
        var type = parameter.ParameterType;
        if (type == typeof(int) || type == typeof(int?))
            return (true, (int)count);
        if (type == typeof(double) || type == typeof(double?))
            return (true, count);
        if (type == typeof(BoundedCount))
            return (true, new BoundedCount((int)count, CountBound.Exact));
        if (type == typeof(bool))
            return (true, isLong);
        if (type == typeof(IReadOnlyList<string>))
            return (true, isLong ? (string[])["aap", "noot", "mies"] : ["aap"]);
        if (type == typeof(string))
        {
            var canBeMissing = new NullabilityInfoContext().Create(parameter).WriteState == NullabilityState.Nullable;
            return (true, canBeMissing && !isLong ? null : "aap");
        }

        return (false, null);
    }

    [GeneratedRegex(
        @"(?<![\d.,])(?<number>\d[\d.,]*)[ \u00A0](?<word>\p{L}+)",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1_000
    )]
    private static partial Regex Number();

    [GeneratedRegex("(en|s)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Plural();

    [GeneratedRegex(@"\{[0-9]\}", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Place();

    [GeneratedRegex(
        @"  |\(\(|\)\)|\(\)|\.\.| [,.;:]|,,|^ | $",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1_000
    )]
    private static partial Regex Untidy();
}
