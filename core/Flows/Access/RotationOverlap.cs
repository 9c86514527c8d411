using Serverless.Surveys.Issues;

namespace Serverless.Flows.Access;

/// <summary>How long what is rotated stays valid beside what takes its place.</summary>
internal static class RotationOverlap
{
    /// <summary>The longest.</summary>
    public static readonly TimeSpan Maximum = TimeSpan.FromDays(30);

    /// <summary>What is wrong with an overlap that was asked for; null for none asked for, or a usable one.</summary>
    public static MessageText? Objection(TimeSpan? overlap) =>
        overlap < TimeSpan.Zero || overlap > Maximum
            ? (MessageText)$"The overlap is longer than {Maximum.TotalHours:0} hours, or less than none."
            : null;
}
