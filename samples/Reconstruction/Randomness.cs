namespace Serverless.Samples.Reconstruction;

/// <summary>
/// SplitMix64 (Steele, Lea and Flood 2014): small, and the same on every machine and runtime, which
/// <see cref="Random"/>
/// does not promise. One stream per purpose, so that a change in one question leaves the others as they were.
/// </summary>
internal sealed class Randomness
{
    private ulong _state;

    /// <param name="purpose">Names the stream; the same text gives the same numbers.</param>
    public Randomness(string purpose)
    {
        // FNV-1a, 64 bits.
        _state = 14695981039346656037;
        foreach (var letter in purpose)
            _state = (_state ^ letter) * 1099511628211;
    }

    /// <summary>Uniform on [0, 1).</summary>
    public double Uniform() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Uniform on 0, ..., <paramref name="count"/> - 1.</summary>
    public int Below(int count) => (int)(Uniform() * count);

    /// <summary>
    /// About standard normal: twelve uniforms summed, less six. Only additions, so no platform's logarithm or cosine
    /// can change the last bit of a score and with it the order of two respondents.
    /// </summary>
    public double Normal()
    {
        var sum = -6.0;
        for (var i = 0; i < 12; i++)
            sum += Uniform();
        return sum;
    }

    public void Shuffle<T>(T[] values)
    {
        for (var i = values.Length - 1; i > 0; i--)
        {
            var j = Below(i + 1);
            (values[i], values[j]) = (values[j], values[i]);
        }
    }

    private ulong Next()
    {
        _state += 0x9E3779B97F4A7C15;
        var z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
