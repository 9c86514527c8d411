using static System.FormattableString;

namespace Serverless.Wording;

internal abstract partial class ProblemPageTexts
{
    internal sealed class English : ProblemPageTexts
    {
        public override string TooMany => "Please wait a moment";

        public override string TooManyExplained =>
            "Too many pages were requested through your internet connection in a short time.";

        public override string WaitFor(string time) => $"Wait {time}, then load this page again.";

        public override string Unavailable => "This page cannot be reached at the moment";

        public override string UnavailableExplained =>
            "Something we depend on is out of order. It may recover by itself.";

        public override string Failed => "Something went wrong";

        public override string FailedExplained => "This page could not be shown. It is not your fault.";

        public override string TryLater => "Load this page again in a few minutes.";

        public override string ReportWith(string code) =>
            $"Does it keep going wrong? Report it, and give this code: {code}.";

        public override string NothingToSend => "Nothing can be sent to this page";

        public override string NothingToSendExplained => "You can read it, though: open its address again.";

        public override string Refused => "This address cannot be opened like this";

        public override string RefusedExplained =>
            "The address, or what your browser sent with it, contains something that does not belong there, such as a key. Addresses are kept in logs: have any key that is in one revoked.";

        public override string Seconds(int number) => Invariant($"{number} {(number == 1 ? "second" : "seconds")}");

        public override string Minutes(int number) => Invariant($"{number} {(number == 1 ? "minute" : "minutes")}");

        public override string Hours(int number) => Invariant($"{number} {(number == 1 ? "hour" : "hours")}");
    }
}
