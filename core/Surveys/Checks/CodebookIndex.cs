namespace Serverless.Surveys.Checks;

/// <summary>A set of groups or waves of a codebook, one bit each.</summary>
internal readonly record struct Selection(ulong Bits)
{
    public bool IsEmpty => Bits == 0;

    public bool Contains(int index) => (Bits >> index & 1) != 0;

    public bool Overlaps(Selection other) => (Bits & other.Bits) != 0;

    public Selection Without(Selection other) => new(Bits & ~other.Bits);

    public Selection With(Selection other) => new(Bits | other.Bits);
}

/// <summary>
/// Finds the parts of a codebook by id while it is being checked. Of ids used twice the first counts.
/// </summary>
internal sealed class CodebookIndex
{
    private readonly Dictionary<string, int> _groups;
    private readonly Dictionary<string, int> _waves;
    private readonly Dictionary<string, int> _questions;
    private readonly Selection[] _groupsAsked;
    private readonly Selection[] _wavesAsking;

    public CodebookIndex(Codebook codebook)
    {
        Codebook = codebook;
        _groups = ByName(codebook.Groups.Select(group => group.Id));
        _waves = ByName(codebook.Waves.Select(wave => wave.Id));
        _questions = ByName(codebook.Questions.Select(question => question.Id));
        _groupsAsked = [.. codebook.Questions.Select(question => Groups(question.Groups))];
        _wavesAsking = [.. codebook.Questions.Select(question => Waves(question.Waves))];
    }

    public Codebook Codebook { get; }

    public IEnumerable<string> QuestionIds => _questions.Keys;

    public bool HasGroup(string id) => _groups.ContainsKey(id);

    public bool HasWave(string id) => _waves.ContainsKey(id);

    /// <summary>Position of a wave in time; -1 when there is none of that id.</summary>
    public int WaveIndex(string id) => _waves.GetValueOrDefault(id, -1);

    /// <summary>Position of a question; -1 when there is none of that id.</summary>
    public int QuestionIndex(string id) => _questions.GetValueOrDefault(id, -1);

    public Selection Groups(IEnumerable<string> ids) => Select(ids, _groups);

    public Selection Waves(IEnumerable<string> ids) => Select(ids, _waves);

    public Selection GroupsAsked(int question) => _groupsAsked[question];

    public Selection WavesAsking(int question) => _wavesAsking[question];

    /// <summary>The waves in which a group is asked anything.</summary>
    public Selection WavesOf(int group)
    {
        var waves = default(Selection);
        for (var question = 0; question < _groupsAsked.Length; question++)
            if (_groupsAsked[question].Contains(group))
                waves = waves.With(_wavesAsking[question]);
        return waves;
    }

    public string NamesOfGroups(Selection groups) => Names(Codebook.Groups.Select(group => group.Id), groups);

    public string NamesOfWaves(Selection waves) => Names(Codebook.Waves.Select(wave => wave.Id), waves);

    private static string Names(IEnumerable<string> ids, Selection selected) =>
        string.Join(", ", ids.Where((_, index) => selected.Contains(index)));

    private static Selection Select(IEnumerable<string> ids, Dictionary<string, int> indices)
    {
        var bits = 0UL;
        foreach (var id in ids)
            if (indices.TryGetValue(id, out var index))
                bits |= 1UL << index;
        return new Selection(bits);
    }

    private static Dictionary<string, int> ByName(IEnumerable<string> ids)
    {
        var indices = new Dictionary<string, int>(StringComparer.Ordinal);
        var index = 0;
        foreach (var id in ids)
        {
            if (id.Length > 0)
                indices.TryAdd(id, index);
            index++;
        }

        return indices;
    }
}
