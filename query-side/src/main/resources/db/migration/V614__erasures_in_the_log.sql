-- Who was erased lately is found without reading the log, in the moment in which a read model that was made anew is put in its place.
CREATE INDEX domain_event_erasures ON domain_event (at) WHERE name = 'PersonalDataErased';
