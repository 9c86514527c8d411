using System.Reflection;
using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace Serverless.Core.Tests.Architecture;

/// <summary>
/// The compiler holds the pure folders to core/BannedSymbols.txt: no clock, randomness, environment, file system or
/// network. An entry that names nothing would hold nobody to anything, and neither would a folder left out.
/// </summary>
public sealed partial class PurityTests
{
    private const BindingFlags Any = BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance;

    public static TheoryData<string> BannedSymbols() =>
        new(
            Repository
                .Text("core/BannedSymbols.txt")
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Where(line => !line.StartsWith("//", StringComparison.Ordinal))
                .Select(line => line.Split(';')[0])
        );

    [Theory]
    [MemberData(nameof(BannedSymbols))]
    public void Banned_symbol_is_one(string symbol) => Exists(symbol).ShouldBeTrue();

    [Fact]
    public void Symbol_that_is_none_is_found() => Exists("P:System.DateTime.Nu").ShouldBeFalse();

    [Fact]
    public void Every_folder_up_to_the_renderers_is_held_to_them()
    {
        var held = HeldFolders().Match(Repository.Text(".editorconfig")).Groups["folders"].Value.Split(',');
        string[] storing = ["Storage", "Flows"];

        Repository
            .Sources("core")
            .Select(path => path.Split('/')[1])
            .Distinct(StringComparer.Ordinal)
            .Except(storing, StringComparer.Ordinal)
            .ShouldBe(held, ignoreOrder: true);
    }

    private static bool Exists(string symbol)
    {
        var name = symbol[2..].Split('(')[0];
        if (symbol.StartsWith("T:", StringComparison.Ordinal))
            return TypeNamed(name) is not null;
        var point = name.LastIndexOf('.');
        return TypeNamed(name[..point])?.GetMember(name[(point + 1)..], Any) is { Length: > 0 } members
            && (symbol.StartsWith("P:", StringComparison.Ordinal) || members.OfType<MethodInfo>().Any(Has(symbol)));
    }

    private static Func<MethodInfo, bool> Has(string symbol)
    {
        var parameters = symbol.Contains('(', StringComparison.Ordinal) ? symbol.Split('(')[1].TrimEnd(')') : "";
        return method =>
            string.Join(',', method.GetParameters().Select(parameter => parameter.ParameterType.FullName))
            == parameters;
    }

    /// <summary>netstandard forwards to wherever the older types are.</summary>
    private static Type? TypeNamed(string name) => Type.GetType(name) ?? Type.GetType($"{name}, netstandard");

    [GeneratedRegex(
        @"^\[core/\{(?<folders>[\w,]+)\}/\*\*\.cs\]\ndotnet_diagnostic\.RS0030\.severity = error",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex HeldFolders();
}
