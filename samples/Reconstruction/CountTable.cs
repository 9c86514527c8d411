namespace Serverless.Samples.Reconstruction;

/// <summary>
/// Respondents counted by class (all of one weight) and category. The last category holds those who were routed to the
/// question but left it blank. Keeps the weighted and unweighted totals per category up to date.
/// </summary>
internal sealed class CountTable
{
    private readonly double[] _weights;
    private readonly int[][] _counts;

    /// <param name="weights">Weight of a respondent, per class.</param>
    /// <param name="counts">Per class, per category; one category more than there are answers.</param>
    /// <param name="fixedWeights">Per answer, weight of respondents whose answer is settled and who are not counted
    /// here.</param>
    public CountTable(double[] weights, int[][] counts, double[]? fixedWeights = null)
    {
        _weights = weights;
        _counts = counts;
        Answers = counts[0].Length - 1;
        Weight = new double[Answers + 1];
        Count = new int[Answers + 1];
        fixedWeights?.CopyTo(Weight, 0);
        for (var c = 0; c < counts.Length; c++)
        {
            for (var k = 0; k <= Answers; k++)
            {
                Weight[k] += counts[c][k] * weights[c];
                Count[k] += counts[c][k];
            }
        }
    }

    public int Classes => _weights.Length;

    /// <summary>Number of answers; also the index of the category of blanks.</summary>
    public int Answers { get; }

    /// <summary>Weighted total per category.</summary>
    public double[] Weight { get; }

    /// <summary>Unweighted total per category.</summary>
    public int[] Count { get; }

    /// <summary>Weighted total of those who answered.</summary>
    public double BaseWeight
    {
        get
        {
            var sum = 0.0;
            for (var k = 0; k < Answers; k++)
                sum += Weight[k];
            return sum;
        }
    }

    public int this[int respondentClass, int category] => _counts[respondentClass][category];

    /// <summary>Weight of a respondent of the class.</summary>
    public double WeightOf(int respondentClass) => _weights[respondentClass];

    /// <summary>Moves one respondent of a class to another category.</summary>
    public void Move(int respondentClass, int from, int to)
    {
        var weight = _weights[respondentClass];
        _counts[respondentClass][from]--;
        _counts[respondentClass][to]++;
        Weight[from] -= weight;
        Weight[to] += weight;
        Count[from]--;
        Count[to]++;
    }

    /// <summary>A copy of the counts.</summary>
    public int[][] Snapshot() => [.. _counts.Select(row => (int[])row.Clone())];

    /// <summary>Goes back to a <see cref="Snapshot"/>.</summary>
    public void Restore(int[][] snapshot)
    {
        for (var c = 0; c < Classes; c++)
        {
            for (var k = 0; k <= Answers; k++)
            {
                var difference = snapshot[c][k] - _counts[c][k];
                _counts[c][k] += difference;
                Count[k] += difference;
                Weight[k] += difference * _weights[c];
            }
        }
    }
}
