namespace Serverless.Fuzz.Checks;

/// <summary>Something that no input may bring about.</summary>
/// <param name="Kind">What it is, the same for the same fault; smaller inputs are looked for that have it too.</param>
/// <param name="Detail">Where, with values.</param>
internal sealed record Violation(string Kind, string Detail)
{
    public static Violation Of(string stage, Exception escaped)
    {
        var frame = escaped
            .StackTrace?.Split('\n')
            .Select(line => line.Trim())
            .FirstOrDefault(line =>
                line.StartsWith("at Serverless.", StringComparison.Ordinal)
                && !line.Contains("Serverless.Fuzz", StringComparison.Ordinal)
            );
        var place = frame?.Split('(')[0].Replace("at Serverless.", "", StringComparison.Ordinal) ?? "?";
        return new Violation($"{stage}: {escaped.GetType().Name} at {place}", escaped.Message);
    }

    public override string ToString() => $"{Kind} | {Detail}";
}
