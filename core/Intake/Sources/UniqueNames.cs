using static System.FormattableString;

namespace Serverless.Intake.Sources;

/// <summary>Gives every column a name of its own, whatever case the file writes them in.</summary>
internal sealed class UniqueNames
{
    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, int> _last = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The name itself when no earlier column has it, else with a number behind it.</summary>
    public string Take(string name)
    {
        if (name.Length == 0)
            name = "column";
        var unique = name;
        for (var i = _last.GetValueOrDefault(name, 1) + 1; !_taken.Add(unique); i++)
        {
            unique = Invariant($"{name}_{i}");
            _last[name] = i;
        }

        return unique;
    }
}
