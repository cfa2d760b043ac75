using System.ComponentModel.DataAnnotations;

namespace Signals.Gateway;

/// <summary>How the municipality looks on pages, and how it is reached by people who would rather talk.</summary>
public sealed record HouseOptions
{
    /// <summary>What stands at the top of every page. Default Signals.</summary>
    [Required, StringLength(60)]
    public string Name { get; init; } = "Signals";

    /// <summary>A file with the logo, SVG or PNG, at most 512 kB. Default none: the name alone.</summary>
    public string? Logo { get; init; }

    /// <summary>
    /// A style sheet with the municipality's own tokens of NL Design System, at most 512 kB, loaded after the platform's. Default none: the Voorbeeld theme.
    /// </summary>
    public string? StyleSheet { get; init; }

    /// <summary>The class under which the tokens stand, as in <c>utrecht-theme</c>. Default <c>voorbeeld-theme</c>.</summary>
    [RegularExpression("^[a-z][a-z0-9-]{0,59}$")]
    public string ThemeClass { get; init; } = "voorbeeld-theme";

    /// <summary>The telephone number for people who would rather talk, as it is to be read. Default none: pages name the walk-in hours only.</summary>
    [StringLength(30), RegularExpression("^[0-9 +()-]*$")]
    public string? Phone { get; init; }

    /// <summary>Where broken or dirty things in the street are reported; those are not for a district team. Default none.</summary>
    public Uri? PublicSpace { get; init; }

    /// <summary>The municipality's own privacy statement, which the page <c>/privacy</c> links to. Default none.</summary>
    public Uri? Privacy { get; init; }

    /// <summary>The e-mail address of the data protection officer (functionaris gegevensbescherming), at most 254 characters. Default none: <c>/privacy</c> says whom to ask for.</summary>
    [EmailAddress, StringLength(254)]
    public string? PrivacyOfficer { get; init; }

    /// <summary>The accessibility statement. Default none.</summary>
    public Uri? Accessibility { get; init; }
}
