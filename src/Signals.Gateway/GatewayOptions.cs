using System.ComponentModel.DataAnnotations;

namespace Signals.Gateway;

/// <summary>What an installation sets of its gateway.</summary>
public sealed record GatewayOptions
{
    /// <summary>
    /// Demo identities and the role chooser exist, and every page says that it is a demonstration. Default false; refused in the Production environment.
    /// </summary>
    public bool Demo { get; init; }

    /// <summary>The municipality whose themes and areas are shown when none is asked for, as in <c>GM9999</c>. Default GM9999, the sample one.</summary>
    [RegularExpression("^GM[0-9]{4}$")]
    public string HomeMunicipality { get; init; } = "GM9999";

    /// <summary>Where weaknesses can be reported, a <c>mailto:</c> or <c>https:</c> address. Without it there is no security.txt.</summary>
    public Uri? SecurityContact { get; init; }

    /// <summary>How the municipality looks on pages, and how it is reached.</summary>
    public HouseOptions House { get; init; } = new();

    /// <summary>How many signals a sender without a token can send at once. Default 60.</summary>
    [Range(1, 1_000_000)]
    public int SenderBurst { get; init; } = 60;

    /// <summary>How many signals a minute a sender without a token can keep sending. Default 60.</summary>
    [Range(1, 60_000_000)]
    public int SenderPerMinute { get; init; } = 60;

    /// <summary>How many signals a second a token can send, and at once. Default 50.</summary>
    [Range(1, 1_000_000)]
    public int TokenPerSecond { get; init; } = 50;

    /// <summary>How many unknown follow codes and addresses a minute a sender can try, together. Default 10.</summary>
    [Range(1, 1_000_000)]
    public int FollowMissesPerMinute { get; init; } = 10;

    /// <summary>How many senders the limits tell apart at the same time; those beyond share one allowance. Default 100,000, some 20 MB.</summary>
    [Range(1, 10_000_000)]
    public int MostSenders { get; init; } = 100_000;

    /// <summary>How many inbox streams are open at most. More are refused with 503. Default 1,000.</summary>
    [Range(1, 1_000_000)]
    public int MostStreams { get; init; } = 1_000;

    /// <summary>How long areas, themes and teams are shown from memory after another gateway changed them. Default 5 seconds.</summary>
    public TimeSpan CatalogueAge { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long an import goes on trying when the platform is busy, before it hands back lines, or a list of addresses. Default 30 seconds.</summary>
    public TimeSpan ImportPatience { get; init; } = TimeSpan.FromSeconds(30);
}
