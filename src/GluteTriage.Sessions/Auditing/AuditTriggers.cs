namespace GluteTriage.Sessions.Auditing;

/// <summary>What makes the database itself refuse to change or remove an audit entry. SQLite's own SQL.</summary>
internal static class AuditTriggers
{
    public const string Create =
        """
        CREATE TRIGGER audit_entry_is_never_changed BEFORE UPDATE ON audit_entry
        BEGIN SELECT RAISE(ABORT, 'audit entries are never changed'); END;
        CREATE TRIGGER audit_entry_is_never_deleted BEFORE DELETE ON audit_entry
        BEGIN SELECT RAISE(ABORT, 'audit entries are never deleted'); END;
        """;

    public const string Drop = "DROP TRIGGER audit_entry_is_never_changed; DROP TRIGGER audit_entry_is_never_deleted;";
}
