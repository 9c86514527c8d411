using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Serverless.Functions;

/// <summary>
/// The documentation comments of types and their members, as Markdown. The compiler writes them beside each assembly.
/// </summary>
internal sealed partial class DocumentationComments
{
    private readonly Dictionary<Assembly, Dictionary<string, XElement>> _members = [];

    /// <summary>What a type is; null when its comment does not say.</summary>
    public string? Of(Type type) => Text(Member(type)?.Element("summary"));

    /// <summary>What a property is: its own comment, or that of the parameter of the record it is made from.</summary>
    public string? Of(PropertyInfo property)
    {
        var type = property.DeclaringType!;
        return Text(Member(type, $"P:{type.FullName}.{property.Name}")?.Element("summary"))
            ?? Text(
                Member(type)
                    ?.Elements("param")
                    .FirstOrDefault(parameter => (string?)parameter.Attribute("name") == property.Name)
            );
    }

    /// <summary>What a function does, and what is to be known about it.</summary>
    public (string Summary, string Remarks) Of(MethodInfo method)
    {
        var type = method.DeclaringType!;
        var start = $"M:{type.FullName}.{method.Name}(";
        var member = Members(type.Assembly)
            .Where(member => member.Key.StartsWith(start, StringComparison.Ordinal))
            .Select(member => member.Value)
            .FirstOrDefault();
        return (
            Text(member?.Element("summary"))
                ?? throw new InvalidOperationException($"{method.Name} has no documentation comment."),
            Text(member?.Element("remarks")) ?? ""
        );
    }

    private XElement? Member(Type type, string? id = null) =>
        Members(type.Assembly).GetValueOrDefault(id ?? $"T:{type.FullName}");

    private Dictionary<string, XElement> Members(Assembly assembly)
    {
        if (!_members.TryGetValue(assembly, out var members))
            _members[assembly] = members = Read(Path.ChangeExtension(assembly.Location, ".xml"));
        return members;
    }

    /// <summary>Nothing for the .NET libraries, which bring no file.</summary>
    private static Dictionary<string, XElement> Read(string file) =>
        File.Exists(file)
            ? XDocument
                .Load(file)
                .Descendants("member")
                .ToDictionary(member => (string)member.Attribute("name")!, StringComparer.Ordinal)
            : [];

    private static string? Text(XElement? element) =>
        element is null ? null : WhiteSpace().Replace(string.Concat(element.Nodes().Select(Markdown)), " ").Trim();

    private static string Markdown(XNode node) =>
        node switch
        {
            XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
            XElement named when named.Attribute("cref") is { } reference => LastName(reference.Value),
            XElement named when named.Attribute("name") is { } parameter => $"`{parameter.Value}`",
            XElement other => string.Concat(other.Nodes().Select(Markdown)),
            XText text => text.Value,
            _ => "",
        };

    private static string LastName(string reference) => reference[(reference.LastIndexOf('.') + 1)..];

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex WhiteSpace();
}
