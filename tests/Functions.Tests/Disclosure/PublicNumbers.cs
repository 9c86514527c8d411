using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Serverless.Functions.Tests.Disclosure;

/// <summary>
/// Every number of public documents, those in names and texts too; shares also as percentages. Whatever else is made for
/// readers has no number that is not one of these, in as many digits or fewer.
/// </summary>
internal sealed partial class PublicNumbers
{
    private readonly HashSet<double> _numbers = [];

    /// <param name="documents">JSON.</param>
    public PublicNumbers(params IEnumerable<string> documents)
    {
        foreach (var document in documents)
            Collect(JsonNode.Parse(document));
    }

    /// <summary>Whether rounding a number of a document gives what is printed; finer digits would give another.</summary>
    public bool Print(double number, int decimals) =>
        _numbers.Any(known => Math.Abs(Math.Abs(known) - Math.Abs(number)) <= (0.5 * Math.Pow(10, -decimals)) + 1e-9);

    private static double Twelve(double number) =>
        double.Parse(number.ToString("G12", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private void Collect(JsonNode? node)
    {
        if (node is JsonObject members)
        {
            foreach (var member in members)
            {
                AddIn(member.Key);
                Collect(member.Value);
            }

            // Half the width of an interval is the margin.
            if (members["lower"] is JsonValue lower && members["upper"] is JsonValue upper)
                Add(((double)upper - (double)lower) / 2);
        }
        else if (node is JsonArray items)
            foreach (var item in items)
                Collect(item);
        else if (node is JsonValue value && value.TryGetValue<double>(out var number))
            Add(number);
        else if (node is JsonValue text && text.TryGetValue<string>(out var said))
            AddIn(said);
    }

    private void AddIn(string text)
    {
        foreach (Match found in Number().Matches(text))
            Add(double.Parse(found.Value, CultureInfo.InvariantCulture));
    }

    private void Add(double number)
    {
        _numbers.Add(Twelve(number));
        _numbers.Add(Twelve(100 * number));
    }

    [GeneratedRegex(@"\d+(\.\d+)?", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Number();
}
