namespace Serverless.Wording;

internal abstract partial class ChangesPageTexts
{
    internal sealed class Dutch : ChangesPageTexts
    {
        public override string Title => "Wat er veranderde";

        public override string Of(string release, string title) =>
            $"Elk cijfer en elke zin van {title} die in {release} anders zijn dan daarvoor.";

        public override string IsFirst(string release) =>
            $"Er is geen eerdere uitgave van deze meting om {release} mee te vergelijken.";

        public override string ComparedWith(string release, string before) =>
            $"{release} naast {before}: elk cijfer en elke zin die anders zijn.";

        public override string CausedBy(string causes) => $"Oorzaak: {causes}.";

        public override string Counts(string figures, string conclusions, string sentences) =>
            $"Veranderd: cijfers {figures}, conclusies {conclusions}, zinnen {sentences}.";

        public override string Nothing =>
            "Geen cijfer, conclusie of zin is anders. Alleen hoe de pagina’s eruitzien kan anders zijn.";

        public override string ReleaseBefore(string release) => $"Bekijk {release}";

        public override string Sentences => "Zinnen";

        public override string Conclusions => "Conclusies";

        public override string Figures => "Cijfers";

        public override string OtherFigures => "Andere cijfers";

        public override string Before => "Was";

        public override string Now => "Is";

        public override string WasNotThere => "niet in het rapport";

        public override string NotPublished => "niet gepubliceerd";

        public override string Question => "Vraag";

        public override string Answer => "Antwoord";

        public override string OfWhom => "Van wie";

        public override string Compared => "Vergeleken";

        public override string Cause => "Oorzaak";

        public override string Shown => "verschil aangetoond";

        public override string NotShown => "verschil niet aangetoond";

        public override string NotTested => "niet getoetst";

        public override string AsJson => "Deze lijst voor programma’s (JSON)";

        public override string Since(string before) => $"Wat er veranderde sinds {before}";
    }
}
