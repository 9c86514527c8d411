namespace Serverless.Storage;

/// <summary>What somebody is, on whose behalf something is done.</summary>
public enum ActorKind
{
    /// <summary>The program itself: a timer, or work that nobody asked for.</summary>
    Program,

    /// <summary>The holder of a key.</summary>
    Key,

    /// <summary>Somebody, or a program, that signed in with Microsoft Entra ID.</summary>
    Identity,

    /// <summary>Whoever has the address of a preview.</summary>
    Preview,
}

/// <summary>On whose behalf something is done, and from which request. It is noted with every change.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Id">Id of the key, of the identity or of the preview; never the key itself. It holds no vertical bar.</param>
/// <param name="Organisation">Its organisation; null for the administrator of the deployment and for the
/// program.</param>
/// <param name="Request">Id of the request; empty for the program.</param>
public sealed record Actor(ActorKind Kind, string Id, Name? Organisation, string Request)
{
    private static readonly AsyncLocal<Actor?> Ambient = new();

    /// <summary>The program itself.</summary>
    public static Actor Program { get; } = new(ActorKind.Program, "program", null, "");

    /// <summary>
    /// On whose behalf this is done. It flows along with the work as the trace does, so that what is noted deep down
    /// need not be handed through everything above.
    /// </summary>
    public static Actor Current
    {
        get => Ambient.Value ?? Program;
        set => Ambient.Value = value;
    }

    /// <summary>As it is kept with work that is done later.</summary>
    internal string ToText() => $"{Kind}|{Id}|{Organisation?.ToString() ?? ""}|{Request}";

    /// <summary>Reads what <see cref="ToText"/> wrote; the program for anything else.</summary>
    internal static Actor Parse(string? text) =>
        text?.Split('|') is [var kind, var id, var organisation, var request]
        && Enum.TryParse<ActorKind>(kind, out var k)
            ? new(k, id, Name.TryParse(organisation, out var name) ? name : null, request)
            : Program;
}
