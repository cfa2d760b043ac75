using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Signals.Gateway.Access;
using Signals.Gateway.Pages.House;
using Signals.Gateway.Pages.Texts;

namespace Signals.Gateway.Pages;

/// <summary>What every page shows around its own content.</summary>
/// <param name="IsDemo">Whether this is a demonstration.</param>
/// <param name="Role">The visitor's role, as screens name it; null without one.</param>
/// <param name="Token">The hidden field by which a form is known to be ours.</param>
/// <param name="House">How the municipality looks and is reached.</param>
/// <param name="Texts">What is said, in the visitor's language.</param>
/// <param name="Path">The page's path, without what stands for a language.</param>
/// <param name="IsForResidents">Whether the page is one that residents see, and so in every language.</param>
/// <param name="Menu">Where one can go.</param>
public sealed record Frame(
    bool IsDemo, string? Role, FormToken Token, HouseStyle House, PageTexts Texts, string Path, bool IsForResidents, IReadOnlyList<MenuItem> Menu)
{
    public Language Language => Texts.Language;

    /// <summary>The address of one of the resident's pages in the language of this one.</summary>
    public string To(string path) => In(Language, path);

    /// <summary>The address of one of the resident's pages in a language.</summary>
    public static string In(Language language, string path) =>
        language.Prefix.Length > 0 && (path == "/" || path.StartsWith("/?", StringComparison.Ordinal)) ? $"{language.Prefix}{path[1..]}" : $"{language.Prefix}{path}";

    internal static Frame Of(HttpContext context)
    {
        var tokens = context.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(context);
        return Of(context, Roles.All.FirstOrDefault(role => context.User.IsInRole(role.Code)), new(tokens.FormFieldName, tokens.RequestToken ?? ""));
    }

    /// <summary>The frame of a page that a device keeps: the same for everybody, whoever asks.</summary>
    internal static Frame OfNobody(HttpContext context) => Of(context, default, new("", ""));

    private static Frame Of(HttpContext context, (string? Code, string? Name) role, FormToken token)
    {
        var services = context.RequestServices;
        var language = Language.Of(context);
        var path = context.Request.Path.Value is { Length: > 0 } whole ? whole[language.Prefix.Length..] : "/";
        return new(
            services.GetRequiredService<IOptions<GatewayOptions>>().Value.Demo, role.Name, token,
            services.GetRequiredService<HouseStyle>(), PageTexts.In(language), path.Length == 0 ? "/" : path,
            context.GetEndpoint()?.Metadata.GetMetadata<ForResidents>() is not null, MenuItem.For(role.Code));
    }
}

/// <param name="Name">The field's name.</param>
/// <param name="Value">Its value.</param>
public sealed record FormToken(string Name, string Value);

/// <summary>Marks a page that residents see, and so is there in every language.</summary>
internal sealed class ForResidents;
