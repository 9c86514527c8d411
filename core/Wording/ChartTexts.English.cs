namespace Serverless.Wording;

internal abstract partial class ChartTexts
{
    internal sealed class English(GrammarTexts grammar) : ChartTexts(grammar)
    {
        public override string Base(string @base) => $"Base: {@base}";

        public override string Indicative => "*\u00A0indicative";

        public override string NotAsked(string lines) => $"Not asked: {lines}";

        public override string Row(string name) => $"‘{name}’";

        public override string RowsOf(string rows, string? whom) => $"{rows}: {whom ?? "all respondents"}";

        public override string Protected => "Not shown: to protect respondents";

        public override string Gaps => "An empty part of a bar is withheld to protect respondents";

        public override string LargestKept(string kept, string all) =>
            $"The {kept} largest of {all}; all are in the tables report";

        public override string FirstKept(string kept, string all) =>
            $"The first {kept} of {all}; all are in the tables report";

        public override string FirstAnswersKept(string kept, string all) =>
            $"The first {kept} of {all} answers; all are in the tables report";

        public override string LastBases(string bases) => $"n in the latest wave: {bases}";

        public override string Band(string level) => $"Band:\u00A0{level}\u00A0interval";

        public override string Line(string level) => $"Line:\u00A0{level}\u00A0interval";

        public override string Finding(string than, string rows) => $"{than} among {rows}";

        public override string Arrow(string earlier) => $"Arrow: significant difference from {earlier}";

        public override string InPoints => "Difference in percentage points";

        public override string NoChange(string earlier, string? rows) =>
            $"No difference from {earlier} shown{(rows is null ? "" : $" for {rows}")}";

        public override string WholeScale(string first, string last) =>
            $"The axis shows the whole scale, from {first} to {last}";

        public override string AxisCut(string first, string last, (string Minimum, string Maximum)? scale) =>
            scale is { } whole
                ? $"The axis is cut: it runs from {first} to {last}, the scale from {whole.Minimum} to {whole.Maximum}"
                : $"The axis is cut: it runs from {first} to {last}";

        public override string ItemsLeftOut =>
            "Items that most respondents did not rate, such as ‘other’, are in the tables report only";

        public override string OnlyInTablesReport(string groups) => $"In the tables report only: {groups}";

        public override string OtherGroups(int groups) =>
            Grammar.Counted(groups, "other target group", "other target groups");

        public override string ShareAnswering(string answers) => $"Share answering {answers}";

        public override string Chart(string title) => $"Chart: {title}";

        public override string StackedBars(string title) => $"Stacked bars: {title}";

        public override string LineChart(string title, string first, string last) =>
            $"Line chart: {title}, {first} to {last}.";

        public override string TitleOfTwo(string title, string first, string second) =>
            $"{title}, {first} and {second}";

        public override string NoFigures => "no figures shown";

        public override string NotShown(string rows) => $"; not shown: {rows}";

        public override string Others => "others";

        public override string Ranked(string? series, string largest, string lowest) =>
            $"{(series is null ? "From" : $"{series}, from")} large to small: {largest}; lowest is {lowest}.";

        public override string LargestIs(string name) => $"largest is {name}";

        public override string Continued => "Continuation of the figure on the previous page";
    }
}
