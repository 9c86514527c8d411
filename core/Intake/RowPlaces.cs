namespace Serverless.Intake;

/// <summary>
/// Where the rows of a converted file were in the file it was made of, so that issues name the row that its sender sees:
/// that file may have several header rows, and empty ones between.
/// </summary>
public sealed class RowPlaces
{
    private readonly List<(int From, int Offset)> _stretches = [];

    /// <summary>Notes the next row.</summary>
    /// <param name="row">Its row in the converted file, the header being row 1.</param>
    /// <param name="original">Its row in the file as it was sent.</param>
    public void Add(int row, int original)
    {
        if (_stretches.Count == 0 || _stretches[^1].Offset != original - row)
            _stretches.Add((row, original - row));
    }

    /// <summary>The row in the file as it was sent.</summary>
    public int Of(int row)
    {
        var (low, high) = (0, _stretches.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_stretches[middle].From <= row)
                low = middle + 1;
            else
                high = middle;
        }

        return low == 0 ? row : row + _stretches[low - 1].Offset;
    }
}
