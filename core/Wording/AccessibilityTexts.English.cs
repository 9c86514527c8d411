using static System.FormattableString;

namespace Serverless.Wording;

internal abstract partial class AccessibilityTexts
{
    internal sealed class English : AccessibilityTexts
    {
        public override string Title => "Accessibility";

        public override string Lead =>
            "These pages and their PDFs are made for everyone, including people who have them read aloud, magnify them or use a keyboard alone.";

        public override string Status => "How accessible are these pages?";

        public override string StatusExplained =>
            "The pages are made to meet WCAG 2.1 at levels A and AA, and the PDFs to meet PDF/UA-1. Programs test this at every change. An independent audit by people has not been done; until then we say that the pages conform in part.";

        public override string Examined => "How was this tested?";

        public override string ExaminedWith(string tool, string day, string pages) =>
            $"Pages of every kind were tested in a browser with {tool} on {day}, {pages} in all, with everything that unfolds open.";

        public override string AlsoExamined =>
            "Every change is also tested for pages that would have to be scrolled sideways on a screen of 320 pixels or with text at 200 per cent, for use without a mouse and without scripts, and for every rule of PDF/UA-1 that a program can check.";

        public override string State => "Display";

        public override string StateOf(int width, bool isDark) =>
            Invariant($"{width} pixels wide, {(isDark ? "dark" : "light")}");

        public override string Pages => "Pages";

        public override string RulesMet => "Rules met, at least per page";

        public override string RulesBroken => "Rules broken";

        public override string Unclear => "For people to judge, at most per page";

        public override string Shortcomings => "What falls short";

        public override IReadOnlyList<string> ListedShortcomings { get; } =
        [
            "The pages have not been tested by people who use a screen reader or other assistive technology.",
            "To a screen reader a chart is one figure with a sentence; its values are in the table below it.",
            "On a narrow screen, large tables scroll sideways within their own frame.",
            "Texts written by commissioners, such as the factsheet and the questions, are not tested for plain language.",
            "Files for programs (CSV, JSON) have no formatting; their tables are also on the pages.",
        ];

        public override string Tell => "Does something not work for you?";

        public override string TellUs =>
            "Please tell us. Say which page it is and what you use; you will get the figures you need in another way. Write to";

        public override string TellSurvey =>
            "Please tell the people named under ‘Contact’ on the page of the survey. Say which page it is and what you use; you will get the figures you need in another way.";
    }
}
