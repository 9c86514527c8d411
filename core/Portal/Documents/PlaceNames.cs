using static System.FormattableString;

namespace Serverless.Portal.Documents;

/// <summary>
/// Ids of tables and figures: that of the heading they are under with their number there, so that what is added under one
/// heading moves no address under another.
/// </summary>
internal sealed class PlaceNames
{
    private string _heading = "";
    private int _tables;
    private int _figures;

    public void Enter(string heading) => (_heading, _tables, _figures) = (heading, 0, 0);

    public string NextTable() => Invariant($"{_heading}.t{++_tables}");

    public string NextFigure() => Invariant($"{_heading}.f{++_figures}");
}
