namespace Serverless.Functions;

/// <summary>The headers of requests and answers that mean something here.</summary>
internal static class HeaderNames
{
    public const string ApiVersion = "API-Version";
    public const string Accept = "Accept";
    public const string AcceptEncoding = "Accept-Encoding";
    public const string AcceptLanguage = "Accept-Language";

    /// <summary>In lower case, as the linter of the API Design Rules looks for it.</summary>
    public const string AllowOrigin = "access-control-allow-origin";
    public const string CacheControl = "Cache-Control";
    public const string ContentDigest = "Content-Digest";
    public const string ContentDisposition = "Content-Disposition";
    public const string ContentLanguage = "Content-Language";
    public const string ContentSecurityPolicy = "Content-Security-Policy";
    public const string ContentTypeOptions = "X-Content-Type-Options";
    public const string ETag = "ETag";
    public const string FrameOptions = "X-Frame-Options";
    public const string IfMatch = "If-Match";
    public const string IfNoneMatch = "If-None-Match";
    public const string LastModified = "Last-Modified";
    public const string Link = "Link";
    public const string Location = "Location";
    public const string Prefer = "Prefer";
    public const string ReferrerPolicy = "Referrer-Policy";
    public const string RobotsTag = "X-Robots-Tag";
    public const string RetryAfter = "Retry-After";
    public const string TransportSecurity = "Strict-Transport-Security";
    public const string Authenticate = "WWW-Authenticate";
    public const string Vary = "Vary";
}
