namespace Signals.Gateway.Intake;

/// <summary>A signal as it is sent.</summary>
internal sealed record SignalRequest
{
    public string? Thema { get; init; }

    public string? Buurt { get; init; }

    public string? Bron { get; init; }

    public DateTimeOffset? WaargenomenOp { get; init; }

    public HouseholdRequest? Huishouden { get; init; }

    public string? Plek { get; init; }

    public int? Aantal { get; init; }

    public string? Waarneming { get; init; }

    public string? Duiding { get; init; }

    public bool? OverAnder { get; init; }

    public ContactRequest? Contact { get; init; }

    public bool? BijElkaarHouden { get; init; }

    /// <returns>The name of the type only: it holds what a person wrote.</returns>
    public override string ToString() => nameof(SignalRequest);
}

/// <summary>The sender's own household.</summary>
internal sealed record HouseholdRequest(string? Postcode, int? Huisnummer, string? Toevoeging)
{
    /// <returns>The name of the type only.</returns>
    public override string ToString() => nameof(HouseholdRequest);
}

/// <summary>Where to write to.</summary>
internal sealed record ContactRequest(string? Email, bool? Toestemming)
{
    /// <returns>The name of the type only.</returns>
    public override string ToString() => nameof(ContactRequest);
}

/// <summary>The answer to a signal.</summary>
public sealed record SignalAnswer(string Id, string Volgcode, DateTimeOffset OntvangenOp, string Status);
