namespace Serverless.Wording;

internal abstract partial class ReleaseTexts
{
    internal sealed class English(GrammarTexts grammar) : ReleaseTexts(grammar)
    {
        public override string Edition(string number) => $"release {number}";

        public override string Draft => "draft";

        public override string Published(string number, string day) => $"Release {number}, published on {day}";

        public override string NotPublished(string number) => $"Draft of release {number}, not published";

        public override string About => "About this release";

        public override string EditionHead => "Publication.";

        public override string AddressHead => "Permanent address.";

        public override string ContactHead => "Contact.";

        public override string CitationHead => "How to cite.";

        public override string CorrectionsHead => "Earlier corrections.";

        public override string Corrected => "Corrected release";

        public override string Correction(string number, string day, string reason) =>
            $"release {number} ({day}): {reason}";

        public override string CodeLeadsTo(string address) => $"QR code that leads to {address}";

        public override IReadOnlyList<string> CsvHeader => ["release", "published", "address"];

        protected override string Cause(ChangeCause cause) =>
            cause switch
            {
                ChangeCause.Answers => "revised answers",
                ChangeCause.Codebook => "a revised codebook",
                ChangeCause.Margins => "revised population figures",
                ChangeCause.Method => "a new version of the method",
                ChangeCause.Pages => "revised texts in the report",
            };

        protected override string Sentence(string causes) => $"Figures changed because of {causes}.";
    }
}
