namespace Serverless.Wording;

internal abstract partial class ReleaseTexts
{
    internal sealed class Dutch(GrammarTexts grammar) : ReleaseTexts(grammar)
    {
        public override string Edition(string number) => $"uitgave {number}";

        public override string Draft => "concept";

        public override string Published(string number, string day) => $"Uitgave {number}, gepubliceerd op {day}";

        public override string NotPublished(string number) => $"Concept van uitgave {number}, niet gepubliceerd";

        public override string About => "Over deze uitgave";

        public override string EditionHead => "Publicatie.";

        public override string AddressHead => "Vast adres.";

        public override string ContactHead => "Contact.";

        public override string CitationHead => "Citeren als.";

        public override string CorrectionsHead => "Eerdere correcties.";

        public override string Corrected => "Gecorrigeerde uitgave";

        public override string Correction(string number, string day, string reason) =>
            $"uitgave {number} ({day}): {reason}";

        public override string CodeLeadsTo(string address) => $"QR-code naar {address}";

        public override IReadOnlyList<string> CsvHeader => ["uitgave", "gepubliceerd", "adres"];

        protected override string Cause(ChangeCause cause) =>
            cause switch
            {
                ChangeCause.Answers => "gewijzigde antwoorden",
                ChangeCause.Codebook => "een gewijzigd codeboek",
                ChangeCause.Margins => "gewijzigde populatiecijfers",
                ChangeCause.Method => "een nieuwe versie van de rekenmethode",
                ChangeCause.Pages => "gewijzigde teksten van het rapport",
            };

        protected override string Sentence(string causes) => $"Cijfers zijn veranderd door {causes}.";
    }
}
