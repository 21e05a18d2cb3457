-- What would reach people or machines of production.
delete from form_mail;
delete from comment_mail;
delete from webhook_delivery;
update webhook set disabled_at = now(), disabled_because = 'restored into another environment' where disabled_at is null;
update api_token set revoked_at = now() where revoked_at is null;
update user_session set revoked_at = now() where revoked_at is null;
