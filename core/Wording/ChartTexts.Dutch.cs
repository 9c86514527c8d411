namespace Serverless.Wording;

internal abstract partial class ChartTexts
{
    internal sealed class Dutch(GrammarTexts grammar) : ChartTexts(grammar)
    {
        public override string Base(string @base) => $"Basis: {@base}";

        public override string Indicative => "*\u00A0indicatief";

        public override string NotAsked(string lines) => $"Niet gevraagd: {lines}";

        public override string Row(string name) => $"‘{name}’";

        public override string RowsOf(string rows, string? whom) => $"{rows}: {whom ?? "alle respondenten"}";

        public override string Protected => "Niet getoond: om respondenten te beschermen";

        public override string Gaps => "Een leeg deel van een balk is niet getoond om respondenten te beschermen";

        public override string LargestKept(string kept, string all) =>
            $"De {kept} grootste van {all}; alle staan in het tabellenrapport";

        public override string FirstKept(string kept, string all) =>
            $"De eerste {kept} van {all}; alle staan in het tabellenrapport";

        public override string FirstAnswersKept(string kept, string all) =>
            $"De eerste {kept} van {all} antwoorden; alle staan in het tabellenrapport";

        public override string LastBases(string bases) => $"n in de laatste meting: {bases}";

        public override string Band(string level) => $"Vlak:\u00A0{level}\u2011interval";

        public override string Line(string level) => $"Streepje:\u00A0{level}\u2011interval";

        public override string Finding(string than, string rows) => $"{than} bij {rows}";

        public override string Arrow(string earlier) => $"Pijl: significant verschil met {earlier}";

        public override string InPoints => "Verschil in procentpunten";

        public override string NoChange(string earlier, string? rows) =>
            $"Verschil met {earlier} niet aangetoond{(rows is null ? "" : $" bij {rows}")}";

        public override string WholeScale(string first, string last) =>
            $"De as toont de hele schaal, van {first} tot {last}";

        public override string AxisCut(string first, string last, (string Minimum, string Maximum)? scale) =>
            scale is { } whole
                ? $"De as is afgekapt: hij loopt van {first} tot {last}, de schaal van {whole.Minimum} tot {whole.Maximum}"
                : $"De as is afgekapt: hij loopt van {first} tot {last}";

        public override string ItemsLeftOut =>
            "Onderdelen die de meesten niet beoordeelden, zoals ‘anders’, staan alleen in het tabellenrapport";

        public override string OnlyInTablesReport(string groups) => $"Alleen in het tabellenrapport: {groups}";

        public override string OtherGroups(int groups) =>
            Grammar.Counted(groups, "andere doelgroep", "andere doelgroepen");

        public override string ShareAnswering(string answers) => $"Aandeel {answers}";

        public override string Chart(string title) => $"Grafiek: {title}";

        public override string StackedBars(string title) => $"Gestapelde staven: {title}";

        public override string LineChart(string title, string first, string last) =>
            $"Lijngrafiek: {title}, {first} tot en met {last}.";

        public override string TitleOfTwo(string title, string first, string second) => $"{title}, {first} en {second}";

        public override string NoFigures => "geen cijfers getoond";

        public override string NotShown(string rows) => $"; niet getoond: {rows}";

        public override string Others => "andere";

        public override string Ranked(string? series, string largest, string lowest) =>
            $"{(series is null ? "Van" : $"{series}, van")} groot naar klein: {largest}; het laagst is {lowest}.";

        public override string LargestIs(string name) => $"het grootst is {name}";

        public override string Continued => "Vervolg van de figuur op de vorige pagina";
    }
}
