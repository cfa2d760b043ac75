namespace Signals.Deploy.Tests.Settings;

/// <summary>The settings of the platform, as environment variables, that deployment files may use.</summary>
internal static class Known
{
    public static readonly IReadOnlySet<string> Settings = new HashSet<string>
    {
        "Signals__Cluster__Address",
        "Signals__Cluster__Authority",
        "Signals__Cluster__Certificate",
        "Signals__Cluster__CertificateKey",
        "Signals__Cluster__GatewayPort",
        "Signals__Cluster__Id",
        "Signals__Cluster__Membership",
        "Signals__Cluster__Plain",
        "Signals__Cluster__SiloPort",
        "Signals__Database",
        "Signals__DataFolder",
        "Signals__Gateway__HomeMunicipality",
        "Signals__Gateway__SecurityContact",
        "Signals__Journal",
        "Signals__Management",
        "Signals__MasterKeyFile",
        "Signals__Role",
        "Signals__Telemetry__Otlp",
        "Signals__Vault",
    };
}
