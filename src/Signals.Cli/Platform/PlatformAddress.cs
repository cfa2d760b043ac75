using System.CommandLine;
using System.CommandLine.Parsing;

namespace Signals.Cli.Platform;

/// <summary>The options by which a command finds the platform.</summary>
internal sealed record PlatformAddress(Uri Url, string Token)
{
    public static readonly Option<Uri> UrlOption = new("--url")
    {
        Description = "Where the platform is.",
        DefaultValueFactory = _ => new("http://localhost:5080"),
        CustomParser = Parse,
    };

    public static readonly Option<string> TokenOption = new("--token")
    {
        Description = "The bearer token of an administrator (beheerder). Give a real one through the environment variable SIGNALS_TOKEN instead: command lines can be seen by others.",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("SIGNALS_TOKEN") is { Length: > 0 } token ? token : "demo-beheerder",
    };

    public static PlatformAddress Of(ParseResult parsed) => new(parsed.GetRequiredValue(UrlOption), parsed.GetRequiredValue(TokenOption));

    private static Uri? Parse(ArgumentResult given)
    {
        if (Uri.TryCreate(given.Tokens.Single().Value, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps))
            return url;
        given.AddError("--url must be a web address, such as http://localhost:5080.");
        return null;
    }
}
